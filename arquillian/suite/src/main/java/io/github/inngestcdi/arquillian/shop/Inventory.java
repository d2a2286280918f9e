package io.github.inngestcdi.arquillian.shop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Values of every type that a step's result may contain. Numbers have at most 15 digits, because the server stores them
 * as doubles.
 */
public record Inventory(
        UUID id,
        Instant takenAt,
        LocalDate validOn,
        OffsetDateTime signedAt,
        Duration took,
        BigDecimal value,
        Kind kind,
        Optional<String> note,
        List<Item> items,
        Map<String, Item> byName) {

    public enum Kind {
        FULL,
        SAMPLE
    }

    public record Item(String name, long count, Page<String> shelves) {}

    public record Page<T>(List<T> entries, boolean last) {}

    /** {@return the components that are different in {@code other}, each with {@code origin} in its name} */
    public List<String> changedIn(String origin, Inventory other) {
        List<String> changed = new ArrayList<>();
        try {
            for (var component : Inventory.class.getRecordComponents()) {
                var before = component.getAccessor().invoke(this);
                var after = component.getAccessor().invoke(other);
                if (!Objects.equals(before, after)) {
                    changed.add(origin + "." + component.getName() + ": " + before + " became " + after);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return changed;
    }

    /** {@return an inventory with a value for each component} */
    public static Inventory sample() {
        var bolts = new Item("bolts", 1L << 40, new Page<>(List.of("A1", "B2"), true));
        return new Inventory(
                UUID.fromString("6b1f4b2e-3d64-4c52-9c5f-0a4bd7f0a001"),
                Instant.parse("2026-11-22T10:15:30.123456789Z"),
                LocalDate.of(2026, 2, 28),
                OffsetDateTime.parse("2026-11-22T10:15:30+02:00"),
                Duration.ofMinutes(90),
                new BigDecimal("1234567.89"),
                Kind.SAMPLE,
                Optional.of("ä → \"quoted\""),
                List.of(bolts),
                Map.of("bolts", bolts));
    }
}
