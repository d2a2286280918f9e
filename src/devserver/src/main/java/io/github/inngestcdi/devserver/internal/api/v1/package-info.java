/**
 * The REST API, version 1: reads runs and events, cancels runs, and stores checkpoints. It makes the JSON that SDKs expect within
 * a look at the state, so that no answer holds data that still changes.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.api.v1;

import org.jspecify.annotations.NullMarked;
