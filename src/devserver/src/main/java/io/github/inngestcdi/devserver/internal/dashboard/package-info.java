/**
 * The page: its files, its JSON, and the stream of changes that keeps it current. It makes the JSON within a look at the state.
 * It does not know the APIs.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.dashboard;

import org.jspecify.annotations.NullMarked;
