/** The parts of applications that differ only in how they use JAX-RS. */
@NullMarked
package io.github.inngestcdi.arquillian.placement;

import org.jspecify.annotations.NullMarked;
