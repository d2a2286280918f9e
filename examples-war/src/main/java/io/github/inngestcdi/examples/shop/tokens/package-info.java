/** Tokens expire, and are removed on a schedule. */
@NullMarked
package io.github.inngestcdi.examples.shop.tokens;

import org.jspecify.annotations.NullMarked;
