/**
 * The launcher of the demo. The example runs on Payara Micro in a separate process; the dev server and a mail catcher run
 * in this process.
 *
 * <p>Used only by {@code mvn -Pdemo}, and not published. Everything listens on loopback, and ends with this process,
 * however it ends.
 */
@NullMarked
package io.github.inngestcdi.demo;

import org.jspecify.annotations.NullMarked;
