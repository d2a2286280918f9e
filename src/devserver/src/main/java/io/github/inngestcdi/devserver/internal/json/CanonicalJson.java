package io.github.inngestcdi.devserver.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON in the one form that both sides of a signature agree on: RFC 8785 (JCS).
 *
 * <p>As the real server does, a number is written as an IEEE 754 double: an integer beyond 2^53 loses its last digits.
 */
public final class CanonicalJson {
    private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);
    private static final List<RoundingMode> ROUNDINGS =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(256);

    private CanonicalJson() {}

    public static byte[] of(JsonNode node) {
        var json = new CanonicalJson();
        json.write(node);
        return json.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@return whether {@code node} has a canonical form: all its numbers are within the range of a double} */
    public static boolean canWrite(JsonNode node) {
        if (node.isNumber()) {
            return Double.isFinite(node.doubleValue());
        }
        for (var child : node) {
            if (!canWrite(child)) {
                return false;
            }
        }
        return true;
    }

    private void write(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node);
            case ARRAY -> writeArray(node);
            case STRING -> writeString(node.textValue());
            case NUMBER -> out.append(number(node));
            case BOOLEAN -> out.append(node.booleanValue());
            default -> out.append("null");
        }
    }

    private void writeObject(JsonNode node) {
        var names = new ArrayList<String>(node.size());
        node.fieldNames().forEachRemaining(names::add);
        names.sort(null); // String compares UTF-16 code units, as RFC 8785 3.2.3 asks for
        out.append('{');
        var separator = "";
        for (var name : names) {
            out.append(separator);
            writeString(name);
            out.append(':');
            write(node.get(name));
            separator = ",";
        }
        out.append('}');
    }

    private void writeArray(JsonNode node) {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(node.get(i));
        }
        out.append(']');
    }

    private void writeString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Writes a number as ECMAScript's {@code Number::toString} does: RFC 8785, 3.2.2.3. */
    private static String number(JsonNode node) {
        if (node.isIntegralNumber() && node.bigIntegerValue().abs().compareTo(EXACT) <= 0) {
            return node.bigIntegerValue().toString();
        }
        double value = node.doubleValue();
        if (value == 0) {
            return "0";
        }
        var sign = value < 0 ? "-" : "";
        var shortest = shortest(Math.abs(value));
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -6 && exponent < 21) {
            return sign + shortest.toPlainString();
        }
        var digits = shortest.unscaledValue().toString();
        var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /** The fewest digits that read as {@code value}: {@code Double.toString} may write one more, {@code 4.9E-324} for 5e-324. */
    private static BigDecimal shortest(double value) {
        var shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        for (int digits = shortest.precision() - 1; digits > 0; digits--) {
            var shorter = rounded(shortest, digits, value);
            if (shorter.isEmpty()) {
                break;
            }
            shortest = shorter.get().stripTrailingZeros();
        }
        return shortest;
    }

    private static Optional<BigDecimal> rounded(BigDecimal number, int digits, double value) {
        return ROUNDINGS.stream()
                .map(rounding -> number.round(new MathContext(digits, rounding)))
                .filter(rounded -> rounded.doubleValue() == value)
                .findFirst();
    }
}
