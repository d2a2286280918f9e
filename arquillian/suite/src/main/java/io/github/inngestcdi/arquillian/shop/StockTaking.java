package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Passes values through the event and through steps, and reports which of them changed. */
@ApplicationScoped
public class StockTaking {
    List<String> take(@Observes @Async StockTaken taken, Step step) {
        var sample = Inventory.sample();
        List<String> changed = new ArrayList<>(sample.changedIn("event", taken.inventory()));
        changed.addAll(sample.changedIn("record", step.run("record", () -> Inventory.sample())));
        changed.addAll(sample.changedIn("named", step.run("named", Inventory.class, () -> sample)));
        compare(changed, "list", sample.items(), step.run("list", this::items));
        compare(
                changed,
                "generic",
                sample.byName(),
                step.run("generic", new GenericType<Map<String, Inventory.Item>>() {}, () -> sample.byName()));
        compare(changed, "enum", Inventory.Kind.FULL, step.run("enum", () -> Inventory.Kind.FULL));
        compare(changed, "instant", sample.takenAt(), step.run("instant", () -> sample.takenAt()));
        compare(changed, "nothing", null, step.run("nothing", String.class, () -> null));
        return changed;
    }

    private List<Inventory.Item> items() {
        return Inventory.sample().items();
    }

    private static void compare(List<String> changed, String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(what + ": " + before + " became " + after);
        }
    }
}
