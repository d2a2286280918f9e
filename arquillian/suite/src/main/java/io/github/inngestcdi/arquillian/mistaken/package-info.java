/** An application with a mistake in each class. */
@NullMarked
package io.github.inngestcdi.arquillian.mistaken;

import org.jspecify.annotations.NullMarked;
