/**
 * Runs as data: the results, the open steps and the end of each, and the work that is due for them. It decides
 * nothing, and the engine's lock guards it. For the engine, which changes runs, and for the packages that show them.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.run;

import org.jspecify.annotations.NullMarked;
