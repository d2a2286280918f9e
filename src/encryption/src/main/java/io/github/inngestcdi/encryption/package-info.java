/**
 * Middleware that encrypts what the Inngest Server stores, in the form of {@code @inngest/middleware-encryption}. For
 * applications; compatible within a major version. It does not register a security provider, so nothing of it remains
 * after an undeployment.
 */
@NullMarked
package io.github.inngestcdi.encryption;

import org.jspecify.annotations.NullMarked;
