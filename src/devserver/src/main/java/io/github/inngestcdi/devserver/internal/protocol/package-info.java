/**
 * The messages that the server and an app exchange, and the ids and signatures in them. Nothing here reads a clock or the network.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.protocol;

import org.jspecify.annotations.NullMarked;
