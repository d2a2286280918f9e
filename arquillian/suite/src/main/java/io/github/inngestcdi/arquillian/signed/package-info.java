/** An application without JAX-RS: one function, one servlet. */
@NullMarked
package io.github.inngestcdi.arquillian.signed;

import org.jspecify.annotations.NullMarked;
