package io.github.inngestcdi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    private final List<String> ended = new ArrayList<>();
    private final Parts parts = new Parts();

    @Test
    void endsTheLastStartedPartFirst() {
        parts.add(part("mails"));
        parts.add(part("app"));

        parts.close();

        assertThat(ended).containsExactly("app", "mails");
    }

    @Test
    void endsTheOthersWhenOneCannotEnd() {
        parts.add(part("mails"));
        parts.add(() -> {
            throw new IllegalStateException("stuck");
        });

        parts.close();

        assertThat(ended).containsExactly("mails");
    }

    @Test
    void endsAPartImmediatelyIfItIsAddedAfterTheEnd() {
        parts.close();

        parts.add(part("app"));

        assertThat(ended).containsExactly("app");
    }

    @Test
    void endsEachPartOnce() {
        parts.add(part("app"));

        parts.close();
        parts.close();

        assertThat(ended).containsExactly("app");
    }

    private AutoCloseable part(String name) {
        return () -> ended.add(name);
    }
}
