package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.arquillian.shop.RestApplication;
import io.github.inngestcdi.devserver.DevServer;
import io.github.inngestcdi.devserver.DevServerOptions;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An application with JAX-RS, in dev mode: events fired over HTTP, runs completed by the dev server. */
@ExtendWith(ArquillianExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class DurableRunIT {
    private static final DevServer SERVER =
            DevServer.start(DevServerOptions.defaults().withPort(0).withoutPolling());
    private static final int MAX_BODY_SIZE = 1_000_000;

    private final Runs runs = new Runs(SERVER, "shop");

    @ArquillianResource
    private URL url;

    private URI app;

    @Deployment(testable = false)
    static WebArchive shop() {
        return Wars.of(
                        "shop",
                        Map.of(
                                "inngest.app-id", "shop",
                                "inngest.dev", SERVER.uri().toString(),
                                "inngest.max-body-size", String.valueOf(MAX_BODY_SIZE)))
                .addPackage(RestApplication.class.getPackage());
    }

    @BeforeEach
    void sync() {
        app = Addresses.onLoopback(url);

        var synced = Http.put(app.resolve("api/inngest"));

        assertThat(synced.text()).contains("Successfully registered");
        assertThat(synced.status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aDurableObserverContinuesAfterADay() {
        fire("users", """
                {"userId": "ada", "email": "ada@example.org"}""");

        var sleeping = runs.waiting("onboarding-welcome", "ada");
        SERVER.advance(Duration.ofDays(1));
        var run = runs.ended("onboarding-welcome", "ada");

        assertThat(Runs.step(sleeping, "wait-a-day").path("status").asText()).isEqualTo("Waiting");
        assertThat(run.path("status").asText()).isEqualTo("Completed");
        assertThat(run.path("output").asText()).isEqualTo("onboarded ada@example.org");
        assertThat(Runs.steps(run)).containsExactly("send-welcome", "wait-a-day", "send-tips");
        assertThat(journal("ada")).containsExactly("welcome", "tips");
    }

    @Test
    void anEventFiredAsynchronouslyStartsARunToo() {
        fire("users/async", """
                {"userId": "grace", "email": "grace@example.org"}""");

        runs.waiting("onboarding-welcome", "grace");

        assertThat(journal("grace")).containsExactly("welcome");
    }

    @Test
    void aLocalObserverStopsTheEventByThrowing() {
        var refused = Http.post(app.resolve("api/shop/users"), """
                {"userId": "nobody", "email": ""}""");

        assertThat(refused.status()).isEqualTo(500);
        assertThat(runs.events("user/registered", "nobody")).isEmpty();
    }

    @Test
    void aStepIsRetriedWhenItAsksForIt() {
        fire("orders", """
                {"orderId": "retried", "total": 30}""");

        var run = runs.ended("charge", "retried");

        assertThat(run.path("status").asText()).isEqualTo("Completed");
        assertThat(run.path("output").asText()).isEqualTo("charged 30");
        assertThat(Runs.step(run, "charge-card").path("attempts").asInt()).isEqualTo(2);
        assertThat(journal("retried")).filteredOn("charge"::equals).hasSize(2);
    }

    @Test
    void aRunWaitsForAnEventInvokesAnotherFunctionAndSendsAnEvent() {
        fire("orders", """
                {"orderId": "approved", "total": 5}""");
        runs.waiting("ship", "approved");
        fire("approvals", """
                {"orderId": "another", "by": "eve"}""");
        fire("approvals", """
                {"orderId": "approved", "by": "bob"}""");

        var run = runs.ended("ship", "approved");
        var tracked = runs.ended("track", "approved");

        assertThat(run.path("status").asText()).isEqualTo("Completed");
        assertThat(run.path("output")).isEqualTo(json("""
                        {"approvedBy": "bob", "receipt": "mail-approved", "sent": 1}"""));
        assertThat(Runs.steps(run)).containsExactly("approval", "confirm", "tell");
        assertThat(tracked.path("output").asText()).isEqualTo("approved");
        assertThat(journal("approved")).filteredOn("confirmed"::equals).hasSize(1);
        assertThat(journal("approved")).filteredOn("tracked"::equals).hasSize(1);
    }

    @Test
    void aRunContinuesWithoutTheEventAfterItsTimeout() {
        fire("orders", """
                {"orderId": "forgotten", "total": 5}""");
        runs.waiting("ship", "forgotten");

        SERVER.advance(Duration.ofDays(7));
        var run = runs.ended("ship", "forgotten");

        assertThat(run.path("output").path("approved").asBoolean(true)).isFalse();
    }

    @Test
    void afterAFailureItsHandlerRuns() {
        fire("losses", """
                {"parcelId": "p1"}""");

        var failed = runs.ended("find-parcel", "p1");
        var handled = runs.ended("find-parcel-failure", "p1");

        assertThat(failed.path("status").asText()).isEqualTo("Failed");
        assertThat(failed.path("output").toString()).contains("it is gone").contains("washed away");
        assertThat(handled.path("status").asText()).isEqualTo("Completed");
        assertThat(journal("p1")).containsExactly("search", "refund, as it is gone");
    }

    @Test
    void aDurableStepIsMemoizedWithItsOwnType() {
        fire("packings", """
                {"orderId": "packed"}""");
        runs.waiting("pack", "packed");
        SERVER.advance(Duration.ofDays(1));

        var run = runs.ended("pack", "packed");

        assertThat(run.path("output").asText()).isEqualTo("parcel-packed of 2026 weighs 13");
        assertThat(Runs.steps(run)).containsExactly("shelves-take-all", "let-dry", "weigh", "shelves-close");
        assertThat(journal("packed")).containsExactly("taken in a transaction");
    }

    @Test
    void afterACancellationItsHandlerRuns() {
        fire("packings", """
                {"orderId": "unwanted"}""");
        var id = runs.waiting("pack", "unwanted").path("id").asText();

        Http.send(HttpRequest.newBuilder(SERVER.uri().resolve("/v1/runs/" + id)).DELETE());
        var handled = runs.ended("pack-cancel", "unwanted");

        assertThat(runs.ended("pack", "unwanted").path("status").asText()).isEqualTo("Cancelled");
        assertThat(handled.path("output").asText()).isEqualTo(id);
        assertThat(journal("unwanted")).containsExactly("taken in a transaction", "put back");
    }

    @Test
    void anEventFiredInATransactionIsSentAfterItsCommit() {
        fire("orders", """
                {"orderId": "committed", "total": 1}""");

        assertThat(runs.events("order/placed", "committed")).hasSize(1);
        assertThat(journal("committed")).startsWith("end of transaction").contains("sent");
    }

    @Test
    void anEventFiredInATransactionThatRollsBackIsNotSent() {
        var failed = Http.post(app.resolve("api/shop/orders"), """
                {"orderId": "rolled-back", "total": 0}""");
        runs.settle();

        assertThat(failed.status()).isEqualTo(500);
        assertThat(journal("rolled-back")).containsExactly("end of transaction");
        assertThat(runs.events("order/placed", "rolled-back")).isEmpty();
    }

    @Test
    void aTransactionRollsBackIfACallRequestEndsInIt() {
        fire("ledger", """
                {"entryId": "e1"}""");

        var run = runs.ended("ledger-update", "e1");

        assertThat(run.path("output").asText()).isEqualTo("booked e1");
        assertThat(journal("e1")).containsExactly("rolled back", "committed");
    }

    @Test
    void valuesStayTheSameThroughEventsAndSteps() {
        fire("stock/first", "");

        var run = runs.ended("stock-taking-take", "first");

        assertThat(run.path("status").asText()).isEqualTo("Completed");
        assertThat(run.path("output").toString()).isEqualTo("[]");
    }

    @Test
    void aStepOutsideOfARunFails() {
        var answer = Http.get(app.resolve("api/shop/outside"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith("INNGEST-");
    }

    @Test
    void theEndpointDescribesTheApp() {
        var answer = Http.get(app.resolve("api/inngest"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("x-inngest-framework")).isNotEmpty();
        var introspection = answer.json();
        assertThat(introspection.path("schema_version").asText()).isEqualTo("2024-05-24");
        assertThat(introspection.path("mode").asText()).isEqualTo("dev");
        assertThat(introspection.path("function_count").asInt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?fnId=shop-charge&stepId=step | no json | 400 | INNGEST-00302",
                "?fnId=shop-charge&stepId=step | []      | 400 | INNGEST-00302",
                "?fnId=shop-charge&stepId=step | ''      | 400 | INNGEST-00302",
                "?stepId=step                  | {}      | 400 | INNGEST-00303",
                "?fnId=shop-charge             | {}      | 400 | INNGEST-00303",
                "?fnId=shop-none&stepId=step   | {}      | 500 | INNGEST-00304",
                "?probe=none                   | {}      | 400 | INNGEST-00306",
            })
    void aMalformedCallIsRefusedWithTheReason(String query, String body, int status, String number) {
        var answer = Http.post(app.resolve("api/inngest" + query), body);

        assertThat(answer.json().path("message").asText()).startsWith(number);
        assertThat(answer.json().path("name").asText()).isNotEmpty();
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var answer = Http.post(app.resolve("api/inngest?fnId=shop-charge&stepId=step"), " ".repeat(MAX_BODY_SIZE + 1));

        assertThat(answer.json().path("message").asText()).startsWith("INNGEST-00301");
        assertThat(answer.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH"})
    void anUnsupportedMethodIsRefused(String method) {
        var answer =
                Http.send(HttpRequest.newBuilder(app.resolve("api/inngest")).method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().path("message").asText()).startsWith("INNGEST-00305");
    }

    /** Some proxies change these headers, so the endpoint must not depend on them. */
    @ParameterizedTest
    @CsvSource({
        "text/plain, text/html",
        "application/x-www-form-urlencoded, */*",
        "application/octet-stream, application/xml"
    })
    void contentHeadersDoNotMatter(String contentType, String accept) {
        var answer = Http.send(HttpRequest.newBuilder(app.resolve("api/inngest?fnId=shop-none&stepId=step"))
                .header("Content-Type", contentType)
                .header("Accept", accept)
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.json().path("name").asText()).isEqualTo("FunctionNotFound");
    }

    private void fire(String path, String body) {
        var answer = Http.post(app.resolve("api/shop/" + path), body);

        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }

    private List<String> journal(String subject) {
        var lines = Http.get(app.resolve("api/shop/journal/" + subject)).json();
        return StreamSupport.stream(lines.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return Http.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
