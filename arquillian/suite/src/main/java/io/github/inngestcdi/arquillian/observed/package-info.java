/** A small application with a readiness check and spans to observe. */
@NullMarked
package io.github.inngestcdi.arquillian.observed;

import org.jspecify.annotations.NullMarked;
