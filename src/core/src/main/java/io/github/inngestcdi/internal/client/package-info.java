/** Requests from the app to an Inngest Server: events, syncs and state, over HTTP. Internal. */
@NullMarked
package io.github.inngestcdi.internal.client;

import org.jspecify.annotations.NullMarked;
