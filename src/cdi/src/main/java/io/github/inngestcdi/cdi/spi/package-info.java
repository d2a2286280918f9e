/** What may be replaced by a bean of the application's: small interfaces, kept compatible within a major version. */
@NullMarked
package io.github.inngestcdi.cdi.spi;

import org.jspecify.annotations.NullMarked;
