/**
 * Applications on a real server, with the dev server in the test's own process.
 *
 * <p>No test here knows which server it is: the Maven profile puts one adapter on the class path, {@code arquillian.xml}
 * configures it, and {@link io.github.inngestcdi.arquillian.AppServer} starts one where a test needs the process itself.
 * A server starts slowly, so many assertions share one deployment.
 */
@NullMarked
package io.github.inngestcdi.arquillian;

import org.jspecify.annotations.NullMarked;
