/** The parts of applications that differ in how they use JAX-RS, and in nothing else. */
@NullMarked
package io.github.inngestcdi.arquillian.placement;

import org.jspecify.annotations.NullMarked;
