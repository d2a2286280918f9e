package io.github.inngestcdi.devserver.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "/, /, true",
        "/, '', true",
        "/, /a, false",
        "/a, /a, true",
        "/a, /A, false",
        "/a, /a/, false",
        "/a, //a, false",
        "/a/, /a, false",
        "/a/{x}, /a/b, true",
        "/a/{x}, /a/, true",
        "/a/{x}, /a, false",
        "/a/{x}, /a/b/, false",
        "/a/{x}, /a/{x}, true",
        "/a/{x}/b, /a//b, true",
        "/a/{x}/b, /a/x/c, false",
        "/a/b, /a/{x}, false",
        "/{x}/{y}, //, true",
        "/a/.., /a/.., true"
    })
    void matchesAPathPartByPart(String template, String path, boolean matches) {
        assertThat(new PathTemplate(template).matches(PathTemplate.partsOf(path)))
                .isEqualTo(matches);
    }

    @Test
    void readsItsParametersWholeWhateverTheyContain() {
        var template = new PathTemplate("/v1/runs/{runId}/jobs/{job}");

        assertThat(template.parameters(List.of("v1", "runs", "a/b", "jobs", "{runId}")))
                .isEqualTo(Map.of("runId", "a/b", "job", "{runId}"));
        assertThat(template.parameters(List.of("v1", "runs", "", "jobs", "..")))
                .isEqualTo(Map.of("runId", "", "job", ".."));
    }

    @Test
    void doesNotSplitAPartAtAnEncodedSlash() {
        assertThat(PathTemplate.partsOf("/v1/runs/a%2Fb")).containsExactly("v1", "runs", "a%2Fb");
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /a, true",
        "/a, /b, false",
        "/a/{x}, /a/b, true",
        "/a/{x}, /a/{y}, true",
        "/a/{x}, /{y}/b, true",
        "/a/{x}, /b/{x}, false",
        "/a/{x}, /a, false"
    })
    void findsTemplatesThatMatchTheSamePath(String one, String other, boolean overlap) {
        assertThat(new PathTemplate(one).overlaps(new PathTemplate(other))).isEqualTo(overlap);
        assertThat(new PathTemplate(other).overlaps(new PathTemplate(one))).isEqualTo(overlap);
    }

    @Test
    void beginsWithASlash() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PathTemplate("v1/runs"));
    }
}
