/**
 * One run of a function as data: what is memoized, what is open, how it ended. Guarded by the engine's lock; decides nothing by itself.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.run;

import org.jspecify.annotations.NullMarked;
