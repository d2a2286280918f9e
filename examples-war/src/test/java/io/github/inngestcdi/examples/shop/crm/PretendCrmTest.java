package io.github.inngestcdi.examples.shop.crm;

import static io.github.inngestcdi.examples.shop.crm.PretendCrm.Answer.REJECTED;
import static io.github.inngestcdi.examples.shop.crm.PretendCrm.Answer.STORED;
import static io.github.inngestcdi.examples.shop.crm.PretendCrm.Answer.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.inngestcdi.examples.shop.web.RejectedException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PretendCrmTest {
    private final PretendCrm crm = new PretendCrm();

    static Stream<Arguments> moods() {
        return Stream.of(
                Arguments.of(CrmMood.WORKS, List.of(STORED, STORED, STORED, STORED)),
                Arguments.of(CrmMood.FLAKY, List.of(UNAVAILABLE, UNAVAILABLE, STORED, STORED)),
                Arguments.of(CrmMood.DOWN, List.of(UNAVAILABLE, UNAVAILABLE, UNAVAILABLE, UNAVAILABLE)),
                Arguments.of(CrmMood.REJECTS, List.of(REJECTED, REJECTED, REJECTED, REJECTED)));
    }

    @ParameterizedTest
    @MethodSource("moods")
    void answersAccordingToTheMood(CrmMood mood, List<PretendCrm.Answer> answers) {
        crm.behave("42", mood);

        assertThat(Stream.generate(() -> crm.store("42")).limit(4)).isEqualTo(answers);
    }

    @Test
    void keepsAMoodForEachContact() {
        crm.behave("42", CrmMood.DOWN);

        assertThat(crm.store("43")).isEqualTo(STORED);
    }

    @Test
    void worksByDefault() {
        assertThat(CrmMood.named(null)).isEqualTo(CrmMood.WORKS);
        assertThat(CrmMood.named("flaky")).isEqualTo(CrmMood.FLAKY);
    }

    @Test
    void namesTheValidMoodsWhenItRefusesOne() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> CrmMood.named("FLAKY"))
                .withMessage("The CRM can be one of: works, flaky, down, rejects.");
    }
}
