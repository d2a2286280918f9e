/**
 * What drives runs: events start them, answers move them on, and time wakes them. All state is changed here, under one lock.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.engine;

import org.jspecify.annotations.NullMarked;
