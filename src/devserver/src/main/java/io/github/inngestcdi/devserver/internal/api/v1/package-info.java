/**
 * The REST API, version 1: reads runs and events, cancels, stores checkpoints. Turns state into the JSON that SDKs expect.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.api.v1;

import org.jspecify.annotations.NullMarked;
