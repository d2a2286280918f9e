package io.github.inngestcdi.devserver.internal.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

/** The lenient functions of rewritten expressions, and the functions that Inngest adds to CEL. */
final class CelFunctions {
    /** The names of the functions of two arguments, and the types of their results. */
    private static final Map<String, CelType> BINARY = Map.of(
            "@get", SimpleType.DYN,
            "@has", SimpleType.BOOL,
            "@eq", SimpleType.BOOL,
            "@ne", SimpleType.BOOL,
            "@lt", SimpleType.BOOL,
            "@le", SimpleType.BOOL,
            "@gt", SimpleType.BOOL,
            "@ge", SimpleType.BOOL,
            "@add", SimpleType.DYN);

    private CelFunctions() {}

    static List<CelFunctionDecl> declarations() {
        var all = new ArrayList<CelFunctionDecl>();
        BINARY.forEach((name, result) -> all.add(CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name + "_any", result, SimpleType.DYN, SimpleType.DYN))));
        all.add(unary("@truth", SimpleType.BOOL, SimpleType.DYN));
        all.add(unary("lowercase", SimpleType.STRING, SimpleType.STRING));
        all.add(unary("uppercase", SimpleType.STRING, SimpleType.STRING));
        return all;
    }

    private static CelFunctionDecl unary(String name, CelType result, CelType argument) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name + "_any", result, argument));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                binary("@get", CelFunctions::get),
                binary("@has", (object, field) -> !isNull(get(object, field))),
                binary("@eq", CelFunctions::same),
                binary("@ne", (one, other) -> !same(one, other)),
                binary("@lt", (one, other) -> ordered(one, other, c -> c < 0)),
                binary("@le", (one, other) -> ordered(one, other, c -> c <= 0)),
                binary("@gt", (one, other) -> ordered(one, other, c -> c > 0)),
                binary("@ge", (one, other) -> ordered(one, other, c -> c >= 0)),
                binary("@add", CelFunctions::add),
                CelFunctionBinding.from("@truth_any", Object.class, CelFunctions::truth),
                CelFunctionBinding.from("lowercase_any", String.class, text -> text.toLowerCase(Locale.ROOT)),
                CelFunctionBinding.from("uppercase_any", String.class, text -> text.toUpperCase(Locale.ROOT)));
    }

    private static CelFunctionBinding binary(String name, CelFunctionOverload.Binary<Object, Object> body) {
        return CelFunctionBinding.from(name + "_any", Object.class, Object.class, body);
    }

    /** {@return {@code json} as a value of CEL} */
    static Object value(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                json.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
                yield map;
            }
            case ARRAY -> {
                var list = new ArrayList<Object>(json.size());
                json.forEach(item -> list.add(value(item)));
                yield list;
            }
            case STRING -> json.textValue();
            case BOOLEAN -> json.booleanValue();
            case NUMBER ->
                json.canConvertToLong() && json.isIntegralNumber() ? (Object) json.longValue() : json.doubleValue();
            default -> NullValue.NULL_VALUE;
        };
    }

    static boolean truth(Object value) {
        if (isNull(value)) {
            return false;
        }
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalArgumentException("a condition is expected, but the value is: " + value);
    }

    private static boolean isNull(Object value) {
        return value == null || value instanceof NullValue || value instanceof com.google.protobuf.NullValue;
    }

    private static Object get(Object object, Object key) {
        Object found = null;
        if (object instanceof Map<?, ?> map) {
            found = map.get(key);
        } else if (object instanceof List<?> list && key instanceof Number place) {
            int index = place.intValue();
            found = index >= 0 && index < list.size() ? list.get(index) : null;
        }
        return found == null ? NullValue.NULL_VALUE : found;
    }

    private static boolean same(Object one, Object other) {
        if (isNull(one) || isNull(other)) {
            return isNull(one) && isNull(other);
        }
        if (one instanceof Number && other instanceof Number) {
            return compare(one, other) == 0;
        }
        return Objects.equals(one, other);
    }

    private static boolean ordered(Object one, Object other, IntPredicate fits) {
        return !isNull(one) && !isNull(other) && fits.test(compare(one, other));
    }

    private static int compare(Object one, Object other) {
        if (one instanceof Number left && other instanceof Number right) {
            return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
        }
        if (one instanceof String left && other instanceof String right) {
            return left.compareTo(right);
        }
        throw new IllegalArgumentException("these can't be compared: " + one + " and " + other);
    }

    private static Object add(Object one, Object other) {
        if (one instanceof Long left && other instanceof Long right) {
            return Math.addExact(left, right);
        }
        if (one instanceof Number left && other instanceof Number right) {
            return left.doubleValue() + right.doubleValue();
        }
        if (one instanceof String left && other instanceof String right) {
            return left + right;
        }
        if (one instanceof List<?> left && other instanceof List<?> right) {
            var both = new ArrayList<Object>(left);
            both.addAll(right);
            return both;
        }
        throw new IllegalArgumentException("these can't be added: " + one + " and " + other);
    }
}
