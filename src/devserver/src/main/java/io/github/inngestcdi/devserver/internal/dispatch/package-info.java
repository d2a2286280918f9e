/**
 * Requests that are made for runs: call requests over a transport to apps, and those of {@code step.fetch}.
 *
 * <p>It limits how many are under way, and hands the answers back. It keeps no state of runs. For the engine, which says what
 * is sent. Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.dispatch;

import org.jspecify.annotations.NullMarked;
