/** Issues tokens that expire, and removes the expired ones on a schedule. */
@NullMarked
package io.github.inngestcdi.examples.shop.tokens;

import org.jspecify.annotations.NullMarked;
