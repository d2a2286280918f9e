/** An application with functions in beans of every scope, with all that a body may use of the platform around it. */
@NullMarked
package io.github.inngestcdi.arquillian.beans;

import org.jspecify.annotations.NullMarked;
