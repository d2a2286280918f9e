package io.github.inngestcdi.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.github.inngestcdi.spi.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class JacksonMapperTest {
    private final JacksonMapper mapper = new JacksonMapper();

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(JsonMapper.class)).hasOnlyElementsOfType(JacksonMapper.class);
    }

    @Test
    void mapsWithTheApplicationsObjectMapper() {
        var own = new JacksonMapper(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));

        assertThat(own.toJson(new Price("tea", new BigDecimal("1.5"))))
                .isEqualTo("{\"of_what\":\"tea\",\"amount\":1.5}");
    }

    @Test
    void keepsEveryDigitOfAnUntypedNumber() {
        var data = mapper.fromJson("{\"amount\":0.12345678901234567890}", Object.class);

        assertThat(mapper.toJson(data)).isEqualTo("{\"amount\":0.12345678901234567890}");
    }

    @Test
    void readsNullAsNull() {
        assertThat(mapper.fromJson("null", Price.class)).isNull();
        assertThat(mapper.toJson(null)).isEqualTo("null");
    }

    @Test
    void resolvesSubtypesByTheirNamesButNotByTheirClasses() {
        assertThat(mapper.fromJson("{\"kind\":\"circle\",\"radius\":2}", Shape.class))
                .isEqualTo(new Circle(2));
        assertThatThrownBy(() -> mapper.fromJson(
                        "{\"@class\":\"%s\",\"name\":\"x\"}".formatted(NamedByClass.class.getName()), ByClass.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-03001");
    }

    @Test
    void namesThePathThatDoesNotMatchWithoutQuotingTheJson() {
        assertThatThrownBy(() -> mapper.fromJson("{\"prices\":[{\"amount\":\"s3cret\"}]}", Prices.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-03001")
                .hasMessageContaining(Prices.class.getName())
                .hasMessageContaining("'prices[0].amount'")
                .hasMessageContaining("java.math.BigDecimal")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
        assertThatThrownBy(() -> mapper.fromJson("s3cret", Prices.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> mapper.fromJson("{} {}", Map.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheExceptionOfTheTypeItselfAsTheCause() {
        assertThatThrownBy(() -> mapper.fromJson("{\"count\":-1}", Positive.class))
                .hasRootCauseMessage("count must be positive");
    }

    @Test
    void namesThePathThatCannotBeWritten() {
        var list = new Object[1];
        list[0] = List.of(new Object[] {new Unwritable()});

        assertThatThrownBy(() -> mapper.toJson(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-03000")
                .hasMessageContaining("[0]")
                .hasRootCauseMessage("not now");
    }

    public record Price(String ofWhat, BigDecimal amount) {}

    public record Prices(List<Price> prices) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
    public interface Shape {}

    public record Circle(int radius) implements Shape {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    public interface ByClass {}

    public record NamedByClass(String name) implements ByClass {}

    public record Positive(int count) {
        public Positive {
            if (count < 0) {
                throw new IllegalStateException("count must be positive");
            }
        }
    }

    public static class Unwritable {
        public String getText() {
            throw new IllegalStateException("not now");
        }
    }
}
