/** The application whose deployment is measured: a hundred durable observers and a clock. */
@NullMarked
package io.github.inngestcdi.benchmarks.deploy;

import org.jspecify.annotations.NullMarked;
