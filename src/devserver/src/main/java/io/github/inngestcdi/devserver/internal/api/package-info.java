/**
 * The endpoints for apps and for senders of events. Every API contributes routes; none matches a path itself. It does not
 * know the dashboard, and the packages below do not know an API.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.api;

import org.jspecify.annotations.NullMarked;
