package io.github.inngestcdi.internal.client;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.config.SettingsReader;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client of a stubbed server, whose pauses only move its clock. */
abstract class ClientTest {
    static final Instant START = Instant.ofEpochMilli(1795303218064L);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    final List<Duration> waits = new ArrayList<>();
    boolean interruptAtPause;
    private Instant now = START;

    HttpInngest client(String... settings) {
        return new HttpInngest(
                Target.of(settings(settings)),
                new ClientTools(
                        new JsonPlatform(),
                        new JsonbMapper(),
                        MiddlewareChain.none(),
                        Runnable::run,
                        new MovedClock(),
                        this::pause));
    }

    static InngestSettings settings(String... settings) {
        Map<String, String> all = new HashMap<>(
                Map.of("inngest.app-id", "shop", "inngest.dev", "1", "inngest.base-url", SERVER.baseUrl()));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return SettingsReader.read(key -> Optional.ofNullable(all.get(key)), all.keySet())
                .settings()
                .orElseThrow();
    }

    void pause(Duration duration) throws InterruptedException {
        if (interruptAtPause) {
            throw new InterruptedException();
        }
        waits.add(duration);
        now = now.plus(duration);
    }

    private final class MovedClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
