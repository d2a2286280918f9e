/**
 * The server's clock, which tests can move, what is due on it, and the schedules of cron and of retries.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.time;

import org.jspecify.annotations.NullMarked;
