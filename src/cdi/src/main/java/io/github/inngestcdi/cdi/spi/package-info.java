/** The interfaces that a bean of the application can implement. They are small, and stay compatible within a major version. */
@NullMarked
package io.github.inngestcdi.cdi.spi;

import org.jspecify.annotations.NullMarked;
