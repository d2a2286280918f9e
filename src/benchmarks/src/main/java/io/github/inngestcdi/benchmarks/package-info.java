/** Programs that measure what the design promises, as ratios in one run on one machine. Not published. */
@NullMarked
package io.github.inngestcdi.benchmarks;

import org.jspecify.annotations.NullMarked;
