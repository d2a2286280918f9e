package io.github.inngestcdi.arquillian.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What really happened, and how often: each line is written where something has an effect. */
@ApplicationScoped
public class Journal {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public void write(String line) {
        lines.add(line);
    }

    /** {@return the lines that tell of {@code subject}, in their order and without it} */
    public List<String> of(String subject) {
        var prefix = subject + ": ";
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }
}
