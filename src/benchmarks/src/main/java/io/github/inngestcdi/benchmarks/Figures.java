package io.github.inngestcdi.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Prepares figures for printing. */
final class Figures {
    private Figures() {}

    static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }

    static BigDecimal rounded(double figure, int places) {
        return BigDecimal.valueOf(figure).setScale(places, RoundingMode.HALF_UP);
    }
}
