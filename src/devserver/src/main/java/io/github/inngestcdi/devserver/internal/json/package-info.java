/**
 * Reads and writes JSON: trees, and the canonical form of call requests. It does not know Inngest.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.json;

import org.jspecify.annotations.NullMarked;
