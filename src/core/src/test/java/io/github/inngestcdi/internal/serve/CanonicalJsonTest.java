package io.github.inngestcdi.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.inngestcdi.internal.json.JsonPlatform;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form of RFC 8785. */
class CanonicalJsonTest {
    private static String canonical(String json) {
        return CanonicalJson.of(json.getBytes(StandardCharsets.UTF_8), new JsonPlatform())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("none");
    }

    /** The samples of appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
        "3e70000000000000, 5.960464477539063e-8"
    })
    void writesNumbersAsEcmaScriptDoes(String bits, String text) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(EcmaNumber.of(number)).isEqualTo(text);
    }

    @Test
    void writesNoNumberThatIsNotFinite() {
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
    void keepsWhatIsCanonicalAlready() {
        var canonical = "{\"a\":[],\"b\":{},\"c\":[1,-1.5,\"\\b\\f\\t\\u001f\u007f\"]}";

        assertThat(canonical(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":}", "nonsense"})
    void hasNoFormOfWhatIsNotJson(String text) {
        assertThat(canonical(text)).isEqualTo("none");
    }

    @Test
    void hasNoFormOfWhatIsNestedBeyondReason() {
        assertThat(canonical("[".repeat(100_000) + "]".repeat(100_000))).isEqualTo("none");
    }
}
