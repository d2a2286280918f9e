/**
 * HTTP without any meaning: the listener, one exchange, who may send a request, and which handler a path has. Knows no API.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.http;

import org.jspecify.annotations.NullMarked;
