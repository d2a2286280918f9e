/**
 * Applications on a real server, with the dev server in the test's own process.
 *
 * <p>No test here depends on the kind of server: the module of each server puts its adapter on the class path, with an
 * {@code arquillian.xml}, and {@link io.github.inngestcdi.servers.AppServer} starts one where a test needs the process
 * itself. A server starts slowly, so many assertions share one deployment.
 */
@NullMarked
package io.github.inngestcdi.arquillian;

import org.jspecify.annotations.NullMarked;
