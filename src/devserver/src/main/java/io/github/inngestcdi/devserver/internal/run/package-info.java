/**
 * Runs as data: the results, the open steps and the end of each, and the work that is due for them. It decides nothing by
 * itself, and is guarded by the engine's lock. For the engine, which changes runs, and for those who show them.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.run;

import org.jspecify.annotations.NullMarked;
