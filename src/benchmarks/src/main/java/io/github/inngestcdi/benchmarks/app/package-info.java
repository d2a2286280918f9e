/** The measured application: a function with memoized steps, and a resource that only reads the body. */
@NullMarked
package io.github.inngestcdi.benchmarks.app;

import org.jspecify.annotations.NullMarked;
