/** An application with functions in beans of every scope, whose bodies use the services of the platform. */
@NullMarked
package io.github.inngestcdi.arquillian.beans;

import org.jspecify.annotations.NullMarked;
