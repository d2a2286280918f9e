/** An application that does little, to be watched while it does. */
@NullMarked
package io.github.inngestcdi.arquillian.observed;

import org.jspecify.annotations.NullMarked;
