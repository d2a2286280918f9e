/**
 * Middleware that encrypts what the Inngest Server stores, in the form of {@code @inngest/middleware-encryption}. For
 * applications; compatible within a major version. It registers no security provider, so nothing of it outlives a
 * deployment.
 */
@NullMarked
package io.github.inngestcdi.encryption;

import org.jspecify.annotations.NullMarked;
