package io.github.inngestcdi.devserver.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The numbers of RFC 8785, from the tables of the SDK's own tests: each side reads what the other signs. */
class CanonicalJsonTest {
    private static final String TABLES = "../core/src/test/resources/protocol/";

    @ParameterizedTest
    @CsvFileSource(files = TABLES + "rfc-8785-numbers.csv")
    void writesNumbersAsEcmaScriptDoes(String bits, String text) throws IOException {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(canonical(Double.toString(number))).isEqualTo(text);
        assertThat(canonical(new BigDecimal(number).toString())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvFileSource(files = TABLES + "rfc-8785-texts.csv")
    void writesANumberInOneFormWhateverFormItCameIn(String text, String canonical) throws IOException {
        assertThat(canonical("[" + text + "]")).isEqualTo("[" + canonical + "]");
    }

    @Test
    void doesNotChangeCanonicalJson() throws IOException {
        String once = canonical("[1e-7, 2e23, 5e-324, 333333333.33333329, 1.7976931348623157e308]");

        assertThat(canonical(once)).isEqualTo(once);
    }

    private static String canonical(String json) throws IOException {
        return new String(CanonicalJson.of(Json.read(json.getBytes(StandardCharsets.UTF_8))), StandardCharsets.UTF_8);
    }
}
