package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.arquillian.Http.Reply;
import io.github.inngestcdi.arquillian.signed.InvoiceServlet;
import io.github.inngestcdi.devserver.DevServer;
import io.github.inngestcdi.devserver.DevServerOptions;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An application without JAX-RS, in cloud mode: only signed requests get an answer, which is signed too. */
@ExtendWith(ArquillianExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class SignedModeIT {
    private static final String KEY = "signkey-test-00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final String FALLBACK =
            "signkey-test-ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100";
    private static final String UNKNOWN =
            "signkey-test-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final String EVENT_KEY = "event-key-of-the-test";

    private static final DevServer SERVER = DevServer.start(
            DevServerOptions.defaults().withPort(0).withoutPolling().withKeys(KEY, EVENT_KEY));

    private static final String CALL = "?fnId=billing-dunning&stepId=step";
    private static final String BODY = """
            {"ctx":{"attempt":0,"disable_immediate_execution":false,"env":"","fn_id":"f","max_attempts":4,\
            "run_id":"01JAAAAAAAAAAAAAAAAAAAAAAA","stack":{"current":0,"stack":[]},"step_id":"step","use_api":false},\
            "event":{"data":{"invoiceId":"i0"},"id":"e","name":"invoice/sent","ts":1,"user":{}},\
            "events":[{"data":{"invoiceId":"i0"},"id":"e","name":"invoice/sent","ts":1,"user":{}}],\
            "steps":{},"use_api":false,"version":-1}""";

    private final Runs runs = new Runs(SERVER, "billing");

    @ArquillianResource
    private URL url;

    private URI app;
    private URI endpoint;

    @Deployment(testable = false)
    static WebArchive billing() {
        return Wars.of(
                        "billing",
                        Map.of(
                                "inngest.app-id",
                                "billing",
                                "inngest.dev",
                                "false",
                                "inngest.base-url",
                                SERVER.uri().toString(),
                                "inngest.signing-key",
                                KEY,
                                "inngest.signing-key-fallback",
                                FALLBACK,
                                "inngest.event-key",
                                EVENT_KEY))
                .addPackage(InvoiceServlet.class.getPackage());
    }

    @BeforeEach
    void findTheEndpoint() {
        app = Addresses.onLoopback(url);
        endpoint = app.resolve("api/inngest");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aServerWithTheSameKeysCompletesARun() {
        var synced = send("PUT", "", "", new Signer(KEY).sign("", Instant.now()));
        var fired = Http.post(app.resolve("invoices?id=i1"), "");

        var run = runs.ended("dunning", "i1");

        assertThat(synced.status()).as(synced.text()).isEqualTo(200);
        assertThat(fired.status()).as(fired.text()).isEqualTo(200);
        assertThat(run.path("status").asText()).isEqualTo("Completed");
        assertThat(run.path("output").asText()).isEqualTo("please pay i1, now");
        assertThat(Runs.steps(run)).containsExactly("first", "second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST", "DELETE", "OPTIONS"})
    void anUnsignedRequestIsRefusedWithoutDetails(String method) {
        var answer = send(method, CALL, method.equals("POST") ? BODY : "", "");

        assertRefusedWithoutDetails(answer);
    }

    static Stream<String> wrongSignatures() {
        var right = new Signer(KEY);
        var now = Instant.now();
        var signature = right.sign(BODY, now);
        return Stream.of(
                new Signer(UNKNOWN).sign(BODY, now),
                right.sign(BODY.replace("i0", "i1"), now),
                right.sign(BODY, now.minus(Duration.ofMinutes(6))),
                right.sign(BODY, now.plus(Duration.ofMinutes(6))),
                right.sign(BODY, now.minus(Duration.ofMinutes(6))).replaceFirst("t=\\d+", "t=" + now.getEpochSecond()),
                signature.substring(0, signature.length() - 1),
                signature.replaceFirst("t=\\d+&", ""),
                signature.replaceFirst("&s=.*", "&s="),
                "t=99999999999999999999&s=00",
                "garbage");
    }

    @ParameterizedTest
    @MethodSource("wrongSignatures")
    void aWronglySignedRequestIsRefusedWithoutDetails(String signature) {
        var answer = send("POST", CALL, BODY, signature);

        assertRefusedWithoutDetails(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, FALLBACK})
    void aCallSignedWithEitherKeyGetsAnAnswerSignedWithTheSameKey(String key) {
        var signer = new Signer(key);

        var answer = send("POST", CALL, BODY, signer.sign(BODY, Instant.now()));

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.json().path(0).path("displayName").asText()).isEqualTo("first");
        assertThat(answer.json().path(0).path("data").asText()).isEqualTo("please pay i0");
        assertThat(signer.signed(answer.text(), answer.header(Signer.HEADER))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, FALLBACK})
    void theIntrospectionSignedWithEitherKeyShowsNoKey(String key) {
        var signer = new Signer(key);

        var answer = send("GET", "", "", signer.sign("", Instant.now()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(signer.signed(answer.text(), answer.header(Signer.HEADER))).isTrue();
        assertThat(answer.json().path("mode").asText()).isEqualTo("cloud");
        assertThat(answer.json().path("function_count").asInt()).isEqualTo(1);
        assertThat(answer.text()).doesNotContain(KEY.substring(13), FALLBACK.substring(13), EVENT_KEY);
    }

    @Test
    void anErrorIsSignedToo() {
        var signer = new Signer(KEY);

        var answer = send("POST", "?fnId=billing-none&stepId=step", BODY, signer.sign(BODY, Instant.now()));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("message").asText()).startsWith("INNGEST-00304");
        assertThat(signer.signed(answer.text(), answer.header(Signer.HEADER))).isTrue();
    }

    private static void assertRefusedWithoutDetails(Reply answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(answer.response().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-inngest"));
    }

    private Reply send(String method, String query, String body, String signature) {
        var request = HttpRequest.newBuilder(URI.create(endpoint + query))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return Http.send(signature.isEmpty() ? request : request.header(Signer.HEADER, signature));
    }
}
