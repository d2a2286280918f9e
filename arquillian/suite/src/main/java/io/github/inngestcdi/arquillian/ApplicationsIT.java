package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.arquillian.beans.BeansApplication;
import io.github.inngestcdi.arquillian.beans.OwnSource;
import io.github.inngestcdi.devserver.DevServer;
import io.github.inngestcdi.devserver.DevServerOptions;
import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.Ports;
import io.github.inngestcdi.servers.Start;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Applications with the same classes on one server, each with its own settings. The environment of the process contains
 * what they have in common: the addresses of Inngest and of the server.
 */
class ApplicationsIT {
    private static final String PLAIN = "plain";
    private static final String STREAMED = "streamed";
    private static final String UNCHECKED = "unchecked";

    private static DevServer inngest;
    private static AppServer server;

    @BeforeAll
    static void start() {
        inngest = DevServer.start(DevServerOptions.defaults().withPort(0).withoutPolling());
        int port = Ports.free();
        var wars = List.of(
                war(PLAIN, Map.of("inngest.app-id", PLAIN)),
                war(STREAMED, Map.of("inngest.app-id", STREAMED, "inngest.streaming", "true")),
                war(UNCHECKED, Map.of("inngest.app-id", "from-file", "inngest.checkpointing", "false"))
                        .addAsServiceProvider(ConfigSource.class, OwnSource.class));
        server = AppServer.start(Start.of("applications")
                .withPort(port)
                .withWars(wars.stream().map(Wars::written).toList())
                .withEnvironment(Map.of(
                        "INNGEST_DEV", inngest.uri().toString(), "INNGEST_SERVE_ORIGIN", "http://127.0.0.1:" + port)));
        await("sync of each")
                .atMost(Duration.ofMinutes(1))
                .until(() -> server.linesContaining("INNGEST-01064") == wars.size());
    }

    @AfterAll
    static void stop() {
        server.close();
        inngest.close();
    }

    @ParameterizedTest
    @CsvSource({
        "plain, of-the-application, 2",
        "plain, of-the-request, 1",
        "plain, single, 2",
        "plain, passing, 1",
        "streamed, of-the-application, 2",
        "streamed, of-the-request, 1",
        "streamed, single, 2",
        "streamed, passing, 1",
    })
    void aFunctionsBeanLivesInItsScopeAndSeesOneRequestScopeInEachCall(String app, String function, int calls) {
        var caller = app + "-" + function;
        var runs = new Runs(inngest, app);

        fire("roll/called", """
                {"caller": "%s"}""".formatted(caller));
        runs.waiting(function, caller);
        inngest.advance(Duration.ofSeconds(1));
        var seen = runs.ended(function, caller).path("output");

        assertThat(seen.path("oneTicket").asBoolean()).as(seen.toString()).isTrue();
        assertThat(seen.path("twoTickets").asBoolean()).as(seen.toString()).isTrue();
        if (calls == 1) {
            assertThat(seen.path("calls").asInt()).isEqualTo(1);
        } else {
            assertThat(seen.path("calls").asInt()).isGreaterThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, STREAMED})
    void aDependentBeanIsDestroyedAfterEachCall(String app) {
        int before = departures(app);
        var caller = "leaver of " + app;

        fire("roll/called", """
                {"caller": "%s"}""".formatted(caller));
        new Runs(inngest, app).waiting("passing", caller);
        int afterOne = departures(app);
        inngest.advance(Duration.ofSeconds(1));
        new Runs(inngest, app).ended("passing", caller);

        assertThat(afterOne).isGreaterThan(before);
        await().atMost(Duration.ofSeconds(10)).until(() -> departures(app) > afterOne);
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, STREAMED, OwnSource.APP_ID})
    void aTaskThatAStepSubmitsBelongsToTheApplicationButToNoRun(String app) {
        var by = "helper of " + app;

        fire("help/wanted", """
                {"by": "%s"}""".formatted(by));
        var output = new Runs(inngest, app).ended("helpers", by).path("output");

        assertThat(output.path("helped").asText()).isEqualTo("no run there");
        assertThat(output.path("greeting").asText()).isEqualTo("hello " + by + ", true");
        assertThat(new Runs(inngest, app).events("help/given", by)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"plain, 206", "streamed, 201", "unchecked, 206"})
    void aCallIsStreamedOnlyIfASettingEnablesIt(String path, int status) {
        var app = path.equals(UNCHECKED) ? OwnSource.APP_ID : path;

        var answer = Http.post(server.uri(path + "/api/inngest?fnId=" + app + "-of-the-application&stepId=step"), """
                {"ctx":{"attempt":0,"run_id":"01JAAAAAAAAAAAAAAAAAAAAAAA","stack":{"current":0,"stack":[]}},\
                "event":{"data":{"caller":"nobody"},"name":"roll/called"},\
                "events":[{"data":{"caller":"nobody"},"name":"roll/called"}],"steps":{}}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (status == 201) {
            assertThat(answer.json().path("status").asInt()).isEqualTo(206);
        }
    }

    @ParameterizedTest
    @CsvSource({"plain, plain", "streamed, streamed", "unchecked, " + OwnSource.APP_ID})
    void settingsComeFromTheFileTheEnvironmentAndTheApplicationsOwnSource(String path, String app) {
        var injected = Http.get(server.uri(path + "/api/beans/app-id"));

        assertThat(injected.text()).isEqualTo(app);
        assertThat(server.log()).contains("functions, app '" + app + "', at /" + path + "/api/inngest");
        assertThat(Http.get(server.uri(path + "/api/inngest"))
                        .json()
                        .path("mode")
                        .asText())
                .isEqualTo("dev");
    }

    @Test
    void anInvalidEventIsNotSent() {
        var answer = Http.post(server.uri("plain/api/beans/guests"), """
                {"name": " ", "email": "unsent"}""");

        assertThat(answer.json()).extracting(JsonNode::asText).containsExactly("email", "name");
        assertThat(new Runs(inngest, PLAIN).events("guest/invited", "unsent")).isEmpty();
    }

    @Test
    void anInvalidEventFailsTheRunWithoutARetry() {
        fire("guest/invited", """
                {"name": "", "email": "strange"}""");

        var run = new Runs(inngest, PLAIN).ended("invite", "strange");

        assertThat(run.path("status").asText()).isEqualTo("Failed");
        assertThat(run.path("output").toString()).contains("INNGEST-01").contains("name");
    }

    @Test
    void eachApplicationHasItsOwnRunForASharedEvent() {
        fire("guest/invited", """
                {"name": "Ada", "email": "ada@example.org"}""");

        for (var app : List.of(PLAIN, STREAMED, OwnSource.APP_ID)) {
            var run = new Runs(inngest, app).ended("invite", "ada@example.org");
            assertThat(run.path("output").asText()).as(app).isEqualTo("dear Ada");
        }
    }

    private static WebArchive war(String name, Map<String, String> settings) {
        return Wars.of(name, settings)
                .addPackage(BeansApplication.class.getPackage())
                .addAsWebInfResource(Wars.discoveringAll(), "beans.xml");
    }

    private static void fire(String name, String data) {
        var sent = Http.post(inngest.uri().resolve("/e/test"), """
                {"name": "%s", "data": %s}""".formatted(name, data));

        assertThat(sent.status()).isEqualTo(200);
    }

    private static int departures(String app) {
        return Http.get(server.uri(app + "/api/beans/departures")).json().asInt();
    }
}
