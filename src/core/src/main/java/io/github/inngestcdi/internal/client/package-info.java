/**
 * Requests of the app to an Inngest Server, over HTTP: events, runs, signals, messages and checkpoints. Answers no request.
 * Internal: for the endpoint and the containers.
 */
@NullMarked
package io.github.inngestcdi.internal.client;

import org.jspecify.annotations.NullMarked;
