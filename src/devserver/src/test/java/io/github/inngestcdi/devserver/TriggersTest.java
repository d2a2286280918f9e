package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events and schedules that start a run, and those that do not. */
class TriggersTest {
    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");

    @ParameterizedTest
    @CsvSource({
        "shop/order.placed, 3",
        "shop/other, 1",
        "shop/order.sent, 2",
        "shops/order.sent, 0",
        "shop/, 0",
    })
    void startsFunctionsByTheNameOfAnEventOrItsBeginning(String event, int runs) {
        app.on("shop/order.placed", "exact", call -> Reply.done("1"));
        app.on("shop/*", "any", call -> Reply.done("1"));
        app.on("shop/order.*", "orders", call -> Reply.done("1"));
        app.register(client);

        assertThat(client.runs(client.event("{\"name\":\"" + event + "\"}"))).hasSize(runs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event.data.amount > 10.5 | {\"amount\":11} | true",
                "event.data.amount == 11.0 | {\"amount\":11} | true",
                "event.data.amount > 10 | {} | false",
                "event.data.missing.deeper == null | {} | true",
                "has(event.data.a.b) | {\"a\":{}} | false",
                "has(event.data.a.b) | {\"a\":{\"b\":1}} | true",
                "!event.data.vip | {} | true",
                "event.data.vip && event.data.amount == 1 | {\"vip\":true,\"amount\":1} | true",
                "event.data.vip ? true : event.data.x == 'y' | {\"x\":\"y\"} | true",
                "event.data.tags.exists(t, t == 'new') | {\"tags\":[\"old\",\"new\"]} | true",
                "'new' in event.data.tags | {\"tags\":[\"old\"]} | false",
                "event.data.name.startsWith('Ad') | {\"name\":\"Ada\"} | true",
                "event.data.name.startsWith('Ad') | {} | false",
                "event.data.list[0] == 1 && event.data['list'][5] == null | {\"list\":[1]} | true",
                "lowercase(event.data.name) == 'ada' | {\"name\":\"ADA\"} | true",
                "event.data.n + 1 == 2 | {\"n\":1} | true",
                "event.data.a != 'x' | {} | true",
            })
    void startsOnlyWhenTheExpressionHolds(String expression, String data, boolean starts) {
        var trigger = FakeApp.JSON.createObjectNode();
        trigger.putArray("triggers").addObject().put("event", "a").put("expression", expression);
        app.function("f", trigger.toString(), call -> Reply.done("1"));
        assertThat(app.register(client).path("ok").asBoolean()).isTrue();

        assertThat(client.runs(client.event("{\"name\":\"a\",\"data\":" + data + "}")))
                .hasSize(starts ? 1 : 0);
    }

    @Test
    void runsOnScheduleInTheZoneOfTheSchedule() {
        app.function("nightly", "{\"triggers\":[{\"cron\":\"TZ=Europe/Paris 0 2 * * *\"}]}", call -> Reply.done("1"));
        app.register(client);

        server.advance(Duration.ofDays(3));

        assertThat(app.calls()).hasSize(3);
        var event = app.calls().get(0).body().path("event");
        assertThat(event.path("name").asText()).isEqualTo("inngest/scheduled.timer");
        assertThat(event.at("/data/cron").asText()).isEqualTo("TZ=Europe/Paris 0 2 * * *");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"* * * * *", "*/5 9-17 * * 1-5", "0 0 1,15 * *", "0 0 * * 7", "0 0 * JAN SUN", "0 0 13 * FRI"})
    void acceptsTheSchedulesThatTheRealServerAccepts(String cron) {
        app.function("f", "{\"triggers\":[{\"cron\":\"" + cron + "\"}]}", call -> Reply.done("1"));

        assertThat(app.register(client).path("ok").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@daily", "* * * *", "* * * * * *", "61 * * * *", "TZ=Mars/Olympus 0 0 * * *", "nope"})
    void refusesSchedulesThatTheRealServerRefuses(String cron) {
        app.function("f", "{\"triggers\":[{\"cron\":\"" + cron + "\"}]}", call -> Reply.done("1"));

        assertThat(app.register(client).path("error").asText()).isEqualTo("At least one function is invalid");
    }

    @Test
    void startsAFunctionOnceForTwoEventsOfOneId() {
        app.on("a", "f", call -> Reply.done("1")).register(client);

        var first = client.event("{\"name\":\"a\",\"id\":\"order-1\"}");
        var second = client.event("{\"name\":\"a\",\"id\":\"order-1\"}");
        server.advance(Duration.ofHours(25));
        var nextDay = client.event("{\"name\":\"a\",\"id\":\"order-1\"}");

        assertThat(client.runs(first)).hasSize(1);
        assertThat(client.runs(second)).isEmpty();
        assertThat(client.runs(nextDay)).hasSize(1);
    }

    @Test
    void waitsWithARunUntilTheTimeOfItsEvent() {
        app.on("a", "f", call -> Reply.done("1")).register(client);
        long tomorrow = server.now().plus(Duration.ofDays(1)).toEpochMilli();

        var event = client.event("{\"name\":\"a\",\"ts\":" + tomorrow + "}");
        server.advance(Duration.ofHours(23));
        assertThat(app.calls()).isEmpty();
        server.advance(Duration.ofHours(2));

        assertThat(client.runs(event).get(0).path("status").asText()).isEqualTo("Completed");
    }

    @Test
    void passesTheFailureToTheFailureHandler() {
        app.function(
                "pay",
                "{\"triggers\":[{\"event\":\"a\"}],\"attempts\":0}",
                call -> new Reply(500, Map.of(), "{\"name\":\"Declined\",\"message\":\"no money\"}"));
        app.function(
                "pay-failure",
                "{\"triggers\":[{\"event\":\"inngest/function.failed\",\"expression\":"
                        + "\"event.data.function_id == 'shop-pay'\"}]}",
                call -> Reply.done("1"));
        app.register(client);
        client.event("{\"name\":\"a\"}");

        server.awaitIdle(Duration.ofSeconds(5));

        assertThat(app.calls("pay-failure")).hasSize(1);
        assertThat(app.calls("pay-failure")
                        .get(0)
                        .body()
                        .at("/event/data/error/message")
                        .asText())
                .isEqualTo("no money");
    }
}
