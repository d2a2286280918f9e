/**
 * HTTP without any meaning: the listener, one exchange and the JSON of its request, the guard that admits requests, and the
 * route table. It does not know any API.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.http;

import org.jspecify.annotations.NullMarked;
