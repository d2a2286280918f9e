package io.github.inngestcdi.internal.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Experiment.Selection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variants are chosen as in inngest-js; its algorithm has computed the expected ones. */
class VariantChoiceTest {
    @ParameterizedTest
    @CsvSource({"customer-1, gamma", "customer-2, alpha", "customer-6, Beta", "42, alpha", "'', gamma"})
    void choosesTheSameBucketAsInngestJs(String value, String variant) throws Exception {
        Selection selection = new Selection.Bucket(value, Map.of("alpha", 50.0, "Beta", 30.0, "gamma", 20.0));

        assertThat(VariantChoice.of(selection, Set.of("alpha", "Beta", "gamma"), "run"))
                .isEqualTo(variant);
    }

    @Test
    void sortsAsInngestJsDoes() {
        assertThat(Stream.of("b", "a-1", "B", "a_1", "a1", "A", "a", "10", "2").sorted(new VariantOrder()))
                .isEqualTo(List.of("10", "2", "a", "A", "a_1", "a-1", "a1", "b", "B"));
    }
}
