/**
 * The demo's launcher: the example on Payara Micro in a process of its own, the dev server and a mail catcher in this one.
 *
 * <p>For {@code mvn -Pdemo} only, and not published. Everything listens on loopback, and ends with this process, however
 * that ends.
 */
@NullMarked
package io.github.inngestcdi.demo;

import org.jspecify.annotations.NullMarked;
