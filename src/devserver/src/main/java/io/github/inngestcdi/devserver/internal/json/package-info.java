/**
 * JSON as the server reads and writes it: nodes, and the canonical form in which call requests are written. Knows nothing of Inngest.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.json;

import org.jspecify.annotations.NullMarked;
