/** An application that is killed in the middle of its runs. */
@NullMarked
package io.github.inngestcdi.arquillian.restart;

import org.jspecify.annotations.NullMarked;
