package io.github.inngestcdi.devserver.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogTest {
    private static final int MAX_EVENTS = 100_000;
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final EventLog log = new EventLog();

    private void add(String id, String name) {
        log.add(new StoredEvent(id, id, name, Json.object(), NOW, Json.object(), NOW));
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            add("filler-" + i, "demo/filler");
        }
    }

    private List<String> newest(int limit, String name) {
        return log.newest(limit, name).stream().map(StoredEvent::internalId).toList();
    }

    @Test
    void listsTheNewestFirst() {
        add("1", "demo/a");
        add("2", "demo/b");
        add("3", "demo/a");

        assertThat(newest(2, "")).containsExactly("3", "2");
        assertThat(newest(9, "")).containsExactly("3", "2", "1");
        assertThat(newest(9, "demo/a")).containsExactly("3", "1");
        assertThat(newest(1, "demo/a")).containsExactly("3");
        assertThat(newest(9, "demo/c")).isEmpty();
    }

    @Test
    void addsAnEventOnce() {
        add("1", "demo/a");
        add("1", "demo/b");

        assertThat(newest(9, "")).containsExactly("1");
        assertThat(newest(9, "demo/b")).isEmpty();
    }

    @Test
    void forgetsTheOldest() {
        add("oldest", "demo/a");
        add("second", "demo/a");
        fill(MAX_EVENTS - 1);

        assertThat(log.find("oldest")).isEmpty();
        assertThat(log.find("second")).isPresent();
        assertThat(newest(9, "demo/a")).containsExactly("second");
        assertThat(newest(Integer.MAX_VALUE, "")).hasSize(MAX_EVENTS).endsWith("second");
    }

    @Test
    void acceptsAgainAnEventThatItForgot() {
        add("oldest", "demo/a");
        fill(MAX_EVENTS);

        add("oldest", "demo/a");

        assertThat(newest(1, "")).containsExactly("oldest");
        assertThat(newest(9, "demo/a")).containsExactly("oldest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "demo/filler", "demo/rare", "demo/none"})
    void listsAFewOfManyWithoutACopyOfAll(String name) {
        add("rare", "demo/rare");
        fill(MAX_EVENTS - 1);
        log.newest(10, name);

        long before = allocatedBytes();
        log.newest(10, name);
        long allocated = allocatedBytes() - before;

        assertThat(allocated).isLessThan(MAX_EVENTS);
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
