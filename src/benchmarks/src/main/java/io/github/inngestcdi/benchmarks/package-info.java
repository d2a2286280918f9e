/** Programs that measure the performance budgets of the design, as ratios within one run on one machine. Not published. */
@NullMarked
package io.github.inngestcdi.benchmarks;

import org.jspecify.annotations.NullMarked;
