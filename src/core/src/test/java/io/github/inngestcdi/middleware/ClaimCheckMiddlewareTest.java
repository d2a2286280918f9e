package io.github.inngestcdi.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.spi.ValueStore;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimCheckMiddlewareTest {
    private static final JsonValue SMALL = Json.createValue("x".repeat(97));
    private static final JsonValue LARGE = Json.createValue("ü".repeat(49));

    private final Shelf shelf = new Shelf("shelf");
    private final ClaimCheckMiddleware middleware = new ClaimCheckMiddleware(shelf, 100);

    private static StepInfo step() {
        return new StepInfo(new Run(Map.of()), "report", 0, "hash", "run", "report", false);
    }

    private JsonObject kept(JsonValue result) throws Exception {
        return middleware.wrapStepHandler(step(), () -> result).asJsonObject();
    }

    @Test
    void leavesASmallResultToTheServer() throws Exception {
        var stored = middleware.wrapStepHandler(step(), () -> SMALL);

        assertThat(stored).isEqualTo(SMALL);
        assertThat(shelf.values).isEmpty();
    }

    @Test
    void storesALargeResultAndGivesItToTheCode() throws Exception {
        var stored = kept(LARGE);

        var read = middleware.wrapStep(step(), () -> stored);

        assertThat(stored.getJsonObject("__CLAIM_CHECK__").getInt("bytes")).isEqualTo(100);
        assertThat(read).isEqualTo(LARGE);
    }

    @Test
    void givesTheServerAClaimWithReferenceAndDigest() throws Exception {
        var claim = kept(LARGE).getJsonObject("__CLAIM_CHECK__");

        assertThat(claim.getString("store")).isEqualTo("shelf");
        assertThat(claim.getString("reference"))
                .isEqualTo("at 01M806BSGE3Q823QA1K2SCJ59Q/" + claim.getString("sha256"));
        assertThat(claim.getString("sha256"))
                .isEqualTo(Claim.sha256(LARGE.toString().getBytes(StandardCharsets.UTF_8)))
                .hasSize(64);
    }

    @Test
    void keepsTheResultOfARetriedStepOnce() throws Exception {
        var first = kept(LARGE);
        var second = kept(LARGE);

        assertThat(second).isEqualTo(first);
        assertThat(shelf.values).hasSize(1);
    }

    @Test
    void givesBackAResultThatLooksLikeAClaim() throws Exception {
        var lookalike =
                Json.createObjectBuilder().add("__CLAIM_CHECK__", "mine").build();

        var stored = kept(lookalike);

        assertThat(middleware.wrapStep(step(), () -> stored)).isEqualTo(lookalike);
    }

    @Test
    void reportsAMissingValue() throws Exception {
        var stored = kept(LARGE);
        shelf.values.clear();

        assertThatThrownBy(() -> middleware.wrapStep(step(), () -> stored))
                .isInstanceOf(NonRetriableException.class)
                .hasMessageStartingWith("INNGEST-00082")
                .hasMessageContainingAll("'report'", "'shop-pay'", "'shelf'", "01M806BSGE3Q823QA1K2SCJ59Q/");
    }

    @Test
    void refusesAChangedValue() throws Exception {
        var stored = kept(LARGE);
        shelf.values.replaceAll((key, value) -> new byte[value.length]);

        assertThatThrownBy(() -> middleware.wrapStep(step(), () -> stored))
                .isInstanceOf(NonRetriableException.class)
                .hasMessageStartingWith("INNGEST-00083");
    }

    @Test
    void reportsAValueInAnotherStore() throws Exception {
        var stored = kept(LARGE);
        var moved = new ClaimCheckMiddleware(new Shelf("attic"));

        assertThatThrownBy(() -> moved.wrapStep(step(), () -> stored))
                .isInstanceOf(NonRetriableException.class)
                .hasMessageStartingWith("INNGEST-00084")
                .hasMessageContainingAll("'shelf'", "'attic'");
    }

    @Test
    void reportsAMalformedClaim() {
        var broken = Json.createObjectBuilder().add("__CLAIM_CHECK__", 7).build();

        assertThatThrownBy(() -> middleware.wrapStep(step(), () -> broken))
                .isInstanceOf(NonRetriableException.class)
                .hasMessageStartingWith("INNGEST-00081");
    }

    @Test
    void isTriedAgainWhenTheStoreFails() throws Exception {
        var stored = kept(LARGE);
        shelf.broken = true;

        assertThatThrownBy(() -> kept(LARGE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("INNGEST-00085")
                .hasMessageContainingAll("keep", "'report'", "'shelf'");
        assertThatThrownBy(() -> middleware.wrapStep(step(), () -> stored))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("INNGEST-00085")
                .hasMessageContainingAll("find", "'report'", "'shelf'");
    }

    @Test
    void refusesAThresholdOfZero() {
        assertThatThrownBy(() -> new ClaimCheckMiddleware(shelf, 0)).hasMessageStartingWith("INNGEST-00080");
    }

    private static final class Shelf implements ValueStore {
        private final Map<String, byte[]> values = new HashMap<>();
        private final String name;
        private boolean broken;

        Shelf(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String put(String key, byte[] value) throws IOException {
            failIfBroken();
            values.put("at " + key, value);
            return "at " + key;
        }

        @Override
        public Optional<byte[]> get(String reference) throws IOException {
            failIfBroken();
            return Optional.ofNullable(values.get(reference));
        }

        private void failIfBroken() throws IOException {
            if (broken) {
                throw new IOException("broken");
            }
        }
    }

    private record Run(Map<String, Object> attributes) implements RunInfo {
        @Override
        public boolean isBeginning() {
            return true;
        }

        @Override
        public String runId() {
            return "01M806BSGE3Q823QA1K2SCJ59Q";
        }

        @Override
        public String functionId() {
            return "shop-pay";
        }

        @Override
        public int attempt() {
            return 0;
        }

        @Override
        public List<InngestEvent<?>> events() {
            return List.of();
        }
    }
}
