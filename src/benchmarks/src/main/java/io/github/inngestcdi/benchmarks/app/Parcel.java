package io.github.inngestcdi.benchmarks.app;

/** The result of a step, some 200 bytes as JSON. */
public record Parcel(
        String id, String carrier, int cents, String street, String city, String remark, boolean insured) {}
