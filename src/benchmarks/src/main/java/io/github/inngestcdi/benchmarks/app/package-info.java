/** The application that is measured: a function with memoized steps, and a resource that only reads. */
@NullMarked
package io.github.inngestcdi.benchmarks.app;

import org.jspecify.annotations.NullMarked;
