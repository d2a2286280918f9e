package io.github.inngestcdi.internal.property;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record that is bound to its own type. */
public record Parcel(String name, int count, @Nullable Double weight, List<Parcel> parts) {}
