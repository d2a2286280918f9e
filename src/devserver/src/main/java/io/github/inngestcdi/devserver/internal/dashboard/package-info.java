/**
 * The page: its files, the JSON that it shows, and the stream of changes that keeps it current. The JSON is made within a look
 * at the state.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.dashboard;

import org.jspecify.annotations.NullMarked;
