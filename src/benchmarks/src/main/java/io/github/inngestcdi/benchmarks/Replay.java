package io.github.inngestcdi.benchmarks;

import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.benchmarks.app.ManySteps;
import io.github.inngestcdi.benchmarks.app.Parcel;
import io.github.inngestcdi.internal.client.HttpInngest;
import io.github.inngestcdi.internal.config.SettingsReader;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.internal.serve.ServeHandler;
import io.github.inngestcdi.internal.serve.ServeRequest;
import io.github.inngestcdi.internal.serve.ServeResponse;
import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One call request with 1,000 memoized steps of 200 bytes, all bound to records. Measures the engine, and the floor: the least
 * work that any engine has to do.
 *
 * <p>The floor is one pass of the platform's streaming parser over the same bytes, one {@code Jsonb.fromJson} of each
 * value, which is extracted beforehand, and one SHA-1 of each id with a reused digest. The providers are Parsson and Yasson,
 * as on Payara. The engine is measured from the bytes of the request to the bytes of the answer, without HTTP and, as in dev
 * mode, without a signature. For both, the ids of the steps are created beforehand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Replay {
    private static final int STEPS = 1000;
    private static final URI ENDPOINT = URI.create("http://localhost/api/inngest?fnId=bench-many-steps&stepId=step");

    private final byte[] body = body();
    private final String[] ids =
            IntStream.range(0, STEPS).mapToObj(CallRequests::stepId).toArray(String[]::new);
    private final String[] values =
            IntStream.range(0, STEPS).mapToObj(CallRequests::parcel).toArray(String[]::new);
    private final ServeHandler endpoint = endpoint();
    private final JsonParserFactory parsers = Json.createParserFactory(Map.of());
    private final Jsonb jsonb = JsonbBuilder.create();
    private final MessageDigest sha1 = sha1();

    /** {@return the bytes of the call request} */
    static byte[] body() {
        return CallRequests.withSteps(STEPS).getBytes(StandardCharsets.UTF_8);
    }

    /** The engine: from the bytes of a call request to the bytes of the answer. */
    @Benchmark
    public ServeResponse engine() {
        var answer = endpoint.handle(new ServeRequest("POST", ENDPOINT, this::header, new ByteArrayInputStream(body)));
        if (answer.status() != 206) {
            throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    /** The work that any engine has to do. */
    @Benchmark
    public void floor(Blackhole sink) {
        parse(sink);
        binding(sink);
        hash(sink);
    }

    /** The part of the floor that allocates the bound values. */
    @Benchmark
    public void binding(Blackhole sink) {
        for (var value : values) {
            sink.consume(jsonb.fromJson(value, Parcel.class));
        }
    }

    private void parse(Blackhole sink) {
        try (var parser = parsers.createParser(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            while (parser.hasNext()) {
                sink.consume(parser.next());
            }
        }
    }

    private void hash(Blackhole sink) {
        for (var id : ids) {
            sink.consume(sha1.digest(id.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private @Nullable String header(String name) {
        return name.equalsIgnoreCase("content-length") ? Integer.toString(body.length) : null;
    }

    private int cents(FunctionContext<ManySteps.Size> context) {
        int cents = 0;
        for (var id : ids) {
            cents += context.step().run(id, Replay::neverRun).cents();
        }
        return cents;
    }

    private static Parcel neverRun() {
        throw new IllegalStateException("A step has run, but all steps of the measurement are memoized.");
    }

    private ServeHandler endpoint() {
        var keys = Map.of("inngest.app-id", "bench", "inngest.dev", "true");
        var settings = SettingsReader.read(key -> Optional.ofNullable(keys.get(key)), keys.keySet())
                .settings()
                .orElseThrow();
        var json = new JsonPlatform();
        var mapper = new JsonbMapper();
        var function = FunctionDefinition.<ManySteps.Size, Integer>builder(
                        "many-steps", ManySteps.Size.class, this::cents)
                .build();
        return new ServeHandler(
                settings,
                FunctionRegistry.of("bench", List.of(function)),
                json,
                mapper,
                new HttpInngest(settings, json, mapper, Runnable::run),
                "jmh");
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
