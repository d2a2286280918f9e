package io.github.inngestcdi.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.inngestcdi.internal.json.JsonPlatform;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form of RFC 8785. */
class CanonicalJsonTest {
    private static String canonical(String json) {
        return CanonicalJson.of(json.getBytes(StandardCharsets.UTF_8), new JsonPlatform())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("none");
    }

    /** The samples of appendix B; the dev server's test reads them too. */
    @ParameterizedTest
    @CsvFileSource(resources = "/protocol/rfc-8785-numbers.csv")
    void writesNumbersAsEcmaScriptDoes(String bits, String text) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(EcmaNumber.of(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/protocol/rfc-8785-texts.csv")
    void writesEveryFormOfANumberAlike(String text, String canonical) {
        assertThat(canonical("[" + text + "]")).isEqualTo("[" + canonical + "]");
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> EcmaNumber.of(Double.NaN));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> EcmaNumber.of(Double.POSITIVE_INFINITY));
        assertThat(canonical("[1e999]")).isEqualTo("none");
    }

    /** The sample of 3.2.2 and 3.2.4. */
    @Test
    void writesTheSampleOfTheSpecification() {
        var sample = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";

        assertThat(canonical(sample)).isEqualTo("""
                {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
                "string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
    }

    /** The sample of 3.2.3. */
    @Test
    void sortsMembersByTheirUtf16CodeUnits() {
        var sample = """
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",\
                "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}""";

        assertThat(canonical(sample).replaceAll("\"[^\"]+\":(\"[^\"]+\")", "$1"))
                .isEqualTo("""
                        {"Carriage Return","One","Control","Latin Small Letter O With Diaeresis","Euro Sign",\
                        "Emoji: Grinning Face","Hebrew Letter Dalet With Dagesh"}""");
    }

    @Test
    void keepsCanonicalJson() {
        var canonical = "{\"a\":[],\"b\":{},\"c\":[1,-1.5,\"\\b\\f\\t\\u001f\u007f\"]}";

        assertThat(canonical(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":}", "nonsense"})
    void refusesTextThatIsNotJson(String text) {
        assertThat(canonical(text)).isEqualTo("none");
    }

    @Test
    void refusesDeeplyNestedJson() {
        assertThat(canonical("[".repeat(100_000) + "]".repeat(100_000))).isEqualTo("none");
    }
}
