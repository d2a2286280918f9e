package io.github.inngestcdi.arquillian.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records what really happens, and how often: code with a side effect writes a line each time it runs. */
@ApplicationScoped
public class Journal {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public void write(String line) {
        lines.add(line);
    }

    /** {@return the lines about {@code subject}, in order, without the subject} */
    public List<String> of(String subject) {
        var prefix = subject + ": ";
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }
}
