package io.github.inngestcdi.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.EventName;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A function receives the data that was sent, whichever mapper writes and reads it. */
abstract class TypedEvents {
    private static final Order ORDER = new Order(
            UUID.fromString("5b0c7b5e-6f0a-4b7e-9b57-6d2f1f0f3c11"),
            Status.PAID,
            new BigDecimal("1234.56"),
            Optional.of("leave at the door"),
            Optional.empty(),
            new Customer("Ada", new Address("Rue de Rivoli", "Paris")),
            List.of(new Line("tea", 2), new Line("cup", 1)),
            Map.of("gift", new Line("card", 1)));
    private static final Times TIMES = new Times(
            Instant.parse("2026-11-21T12:00:00.123456789Z"),
            LocalDate.of(2026, 2, 28),
            LocalTime.of(23, 59, 1),
            LocalDateTime.of(2026, 11, 21, 8, 0, 30),
            OffsetDateTime.parse("2026-11-21T12:00:00+05:30"),
            ZonedDateTime.parse("2026-07-01T12:00:00+02:00[Europe/Paris]"),
            Duration.ofMinutes(90).plusMillis(5),
            Period.of(1, 2, 3));

    private RoundTrip server;

    abstract JsonMapper mapper();

    @BeforeEach
    void startServer() {
        server = new RoundTrip(mapper());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void carryRecordsInRecordsWithEnumsOptionalsAndDecimals() {
        var sent = server.send(ORDER);

        assertThat(sent.getString("name")).isEqualTo("order/placed");
        assertThat(server.receive(sent, Order.class)).isEqualTo(ORDER);
    }

    @Test
    void leaveOutAbsentValues() {
        var data = server.send(ORDER).getJsonObject("data");

        assertThat(data).doesNotContainKey("coupon");
        assertThat(data.getString("status")).isEqualTo("PAID");
        assertThat(data.getJsonNumber("total").bigDecimalValue()).isEqualByComparingTo("1234.56");
    }

    @Test
    void carryTimesAsIsoText() {
        var sent = server.send(InngestEvent.of("times/told", TIMES));

        assertThat(sent.getJsonObject("data").getString("instant")).isEqualTo("2026-11-21T12:00:00.123456789Z");
        assertThat(sent.getJsonObject("data").getString("date")).isEqualTo("2026-02-28");
        assertThat(sent.getJsonObject("data").getString("duration")).isEqualTo("PT1H30M0.005S");
        assertThat(server.receive(sent, Times.class)).isEqualTo(TIMES);
    }

    @Test
    void carryGenericTypes() {
        var envelope = new Envelope<>("web", ORDER, List.of(ORDER));

        var sent = server.send(envelope);

        assertThat(server.receive(sent, new GenericType<Envelope<Order>>() {}.type()))
                .isEqualTo(envelope);
    }

    @Test
    void carryNestedGenericTypes() {
        var envelope = new Envelope<>(
                "web",
                new Envelope<>("shop", new Line("tea", 1), List.of()),
                List.of(new Envelope<>("app", new Line("cup", 2), List.of())));

        var sent = server.send(InngestEvent.of("envelope/forwarded", envelope));

        assertThat(server.receive(sent, new GenericType<Envelope<Envelope<Line>>>() {}.type()))
                .isEqualTo(envelope);
    }

    @Test
    void carryMapsOfLists() {
        Map<String, List<Line>> data = Map.of("a", List.of(new Line("tea", 1)), "b", List.of());

        var sent = server.send(InngestEvent.of("lines/counted", data));

        assertThat(server.receive(sent, new GenericType<Map<String, List<Line>>>() {}.type()))
                .isEqualTo(data);
    }

    @Test
    void carryBytes() {
        var sent = server.send(InngestEvent.of("file/stored", new Blob(new byte[] {0, 1, -1, 127, -128})));

        assertThat(((Blob) server.receive(sent, Blob.class)).bytes()).containsExactly(0, 1, -1, 127, -128);
    }

    @Test
    void carryClassesWithAccessors() {
        var visit = new Visit();
        visit.setPage("/home");
        visit.setSeconds(3);

        var taken = (Visit) server.receive(server.send(InngestEvent.of("page/visited", visit)), Visit.class);

        assertThat(taken.getPage()).isEqualTo("/home");
        assertThat(taken.getSeconds()).isEqualTo(3);
    }

    @Test
    void carryJsonUnchanged() {
        var data = Json.createObjectBuilder()
                .add("text", "x")
                .add("number", 1.5)
                .add("list", Json.createArrayBuilder().add(true).addNull())
                .build();

        var sent = server.send(InngestEvent.of("anything", data));

        assertThat(sent.getJsonObject("data")).isEqualTo(data);
        assertThat(server.receive(sent, JsonObject.class)).isEqualTo(data);
    }

    @Test
    void ignoreMembersThatTheTypeDoesNotHave() {
        var sent = event("{\"article\":\"tea\",\"count\":2,\"colour\":\"green\"}");

        assertThat(server.receive(sent, Line.class)).isEqualTo(new Line("tea", 2));
    }

    @Test
    void ignoreTheNameOfAClassInTheData() {
        var sent = event("{\"@class\":\"java.net.URL\",\"@type\":\"java.net.URL\",\"article\":\"tea\",\"count\":2}");

        assertThat(server.receive(sent, Object.class)).isInstanceOf(Map.class);
        assertThat(server.receive(sent, Line.class)).isEqualTo(new Line("tea", 2));
    }

    @Test
    void areRefusedIfTheirDataIsNotAnObject() {
        assertThatThrownBy(() -> server.send(InngestEvent.of("list/sent", List.of(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("list/sent");
    }

    @Test
    void carryTheResultsOfStepsToo() {
        var event = server.send(ORDER);

        var first = server.answer(event, "{}", Order.class, TypedEvents::copiedInAStep);
        var memo = Json.createReader(new StringReader(first))
                .readArray()
                .getJsonObject(0)
                .get("data")
                .toString();
        var second = server.answer(
                event,
                "{\"%s\":{\"data\":%s}}".formatted(hashOf(first), memo),
                Order.class,
                TypedEvents::copiedInAStep);

        assertThat(second).isEqualTo("true");
    }

    private static Object copiedInAStep(FunctionContext<Object> context) {
        Object copy = context.step().run("copy", Order.class, () -> (Order) context.data());
        return ORDER.equals(copy);
    }

    private static String hashOf(String answer) {
        return Json.createReader(new StringReader(answer))
                .readArray()
                .getJsonObject(0)
                .getString("id");
    }

    private static JsonObject event(String data) {
        return Json.createReader(new StringReader("{\"name\":\"line/added\",\"data\":" + data + "}"))
                .readObject();
    }

    public enum Status {
        PAID,
        SHIPPED
    }

    @EventName("order/placed")
    public record Order(
            UUID id,
            Status status,
            BigDecimal total,
            Optional<String> note,
            Optional<String> coupon,
            Customer customer,
            List<Line> lines,
            Map<String, Line> extras) {}

    public record Customer(String name, Address address) {}

    public record Address(String street, String city) {}

    public record Line(String article, int count) {}

    public record Times(
            Instant instant,
            LocalDate date,
            LocalTime time,
            LocalDateTime dateTime,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            Duration duration,
            Period period) {}

    @EventName("envelope/sent")
    public record Envelope<T>(String source, T first, List<T> rest) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Blob(byte[] bytes) {}

    /** A conventional class, with a constructor without arguments and with accessors. */
    public static class Visit {
        private String page = "";
        private long seconds;

        public String getPage() {
            return page;
        }

        public void setPage(String page) {
            this.page = page;
        }

        public long getSeconds() {
            return seconds;
        }

        public void setSeconds(long seconds) {
            this.seconds = seconds;
        }
    }
}
