package io.github.inngestcdi.arquillian.shop;

import java.time.LocalDate;

public record Parcel(String label, LocalDate packedOn) {}
