/**
 * The endpoints that apps and senders of events use, and what the APIs share: the JSON of a request, the limit of a list, the
 * JSON of a function. Every API contributes routes; none matches a path itself. Nothing below knows an API.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.api;

import org.jspecify.annotations.NullMarked;
