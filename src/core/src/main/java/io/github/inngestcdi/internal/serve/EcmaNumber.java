package io.github.inngestcdi.internal.serve;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Writes a number as ECMAScript does (RFC 8785, 3.2.2.3): with the fewest digits that read back as the same number. */
final class EcmaNumber {
    private static final List<RoundingMode> ROUNDINGS =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

    private EcmaNumber() {}

    /**
     * {@return {@code number} as text}
     *
     * @throws ArithmeticException if it is not a finite number
     */
    static String of(double number) {
        if (!Double.isFinite(number)) {
            throw new ArithmeticException("JSON has finite numbers only.");
        }
        if (number == 0) {
            return "0";
        }
        var shortest = shortest(Math.abs(number));
        var digits = shortest.unscaledValue().toString();
        int point = shortest.precision() - shortest.scale();
        return (number < 0 ? "-" : "") + text(digits, point);
    }

    /** {@code Double.toString} writes a digit more now and then: {@code 4.9E-324} for 5e-324. */
    private static BigDecimal shortest(double number) {
        var written = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        var shortest = written;
        for (int digits = written.precision() - 1; digits > 0; digits--) {
            var shorter = rounded(written, digits, number);
            if (shorter.precision() > digits) {
                break;
            }
            shortest = shorter;
        }
        return shortest.stripTrailingZeros();
    }

    /** {@return {@code written} in so many digits that still read as {@code number}; itself if there are none} */
    private static BigDecimal rounded(BigDecimal written, int digits, double number) {
        for (var rounding : ROUNDINGS) {
            var rounded = written.round(new MathContext(digits, rounding));
            if (rounded.doubleValue() == number) {
                return rounded;
            }
        }
        return written;
    }

    /** The digits with the decimal point behind so many of them, by the cases of ECMAScript's Number::toString. */
    private static String text(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        var fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
