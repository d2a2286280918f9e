/** What may be replaced in the SDK: small interfaces, kept compatible within a major version. */
@NullMarked
package io.github.inngestcdi.spi;

import org.jspecify.annotations.NullMarked;
