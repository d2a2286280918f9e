/** The replaceable parts of the SDK: small interfaces, kept compatible within a major version. */
@NullMarked
package io.github.inngestcdi.spi;

import org.jspecify.annotations.NullMarked;
