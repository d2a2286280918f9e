package io.github.inngestcdi.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.GenericType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolvedTypeTest {
    private static final ParameterizedType TEXTS = parameterized(new GenericType<List<String>>() {});
    private static final ParameterizedType NUMBERS = parameterized(new GenericType<List<Integer>>() {});

    @Test
    void hasTheNewArguments() {
        var type = new ResolvedType(TEXTS, List.of(Integer.class));

        assertThat(type.getRawType()).isEqualTo(List.class);
        assertThat(type.getActualTypeArguments()).containsExactly(Integer.class);
        assertThat(type.getOwnerType()).isNull();
    }

    @Test
    void isEqualToTheSameTypeOfTheJdk() {
        var type = new ResolvedType(TEXTS, List.of(Integer.class));

        assertThat(type).isEqualTo(NUMBERS).hasSameHashCodeAs(NUMBERS).isNotEqualTo(TEXTS);
        assertThat(NUMBERS).isEqualTo(type);
    }

    @Test
    void keepsTheOuterClass() {
        ParameterizedType entry = parameterized(new GenericType<Map.Entry<String, Integer>>() {});

        var type = new ResolvedType(entry, List.of(String.class, Integer.class));

        assertThat(type.getOwnerType()).isEqualTo(Map.class);
        assertThat(type).isEqualTo(entry).hasSameHashCodeAs(entry);
    }

    @Test
    void showsItsTypeArguments() {
        Type inner = new ResolvedType(TEXTS, List.of(Integer.class));

        assertThat(new ResolvedType(TEXTS, List.of(inner)))
                .hasToString("java.util.List<java.util.List<java.lang.Integer>>");
    }

    private static ParameterizedType parameterized(GenericType<?> type) {
        return (ParameterizedType) type.type();
    }
}
