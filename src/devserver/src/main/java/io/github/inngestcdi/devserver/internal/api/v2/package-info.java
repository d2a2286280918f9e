/**
 * The REST API, version 2. Makes the JSON that its callers expect, within a look at the state.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.api.v2;

import org.jspecify.annotations.NullMarked;
