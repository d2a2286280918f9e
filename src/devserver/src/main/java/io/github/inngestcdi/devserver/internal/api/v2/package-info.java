/**
 * The REST API, version 2. Turns state into the JSON that its callers expect.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.api.v2;

import org.jspecify.annotations.NullMarked;
