/**
 * The serve transport: answers the HTTP requests of an Inngest Server, as bytes and headers, for whatever HTTP server there
 * is.
 *
 * <p>It admits requests, runs calls in the engine, registers the app and signs what it answers. It opens no port and starts no
 * thread. Internal: for the shells around it, such as the JAX-RS resource.
 */
@NullMarked
package io.github.inngestcdi.internal.serve;

import org.jspecify.annotations.NullMarked;
