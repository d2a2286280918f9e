/**
 * The endpoints that apps and senders of events use.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.api;

import org.jspecify.annotations.NullMarked;
