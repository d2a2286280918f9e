/** A small shop, deployed as a user would write it: each bean shows one form of function or event. */
@NullMarked
package io.github.inngestcdi.arquillian.shop;

import org.jspecify.annotations.NullMarked;
