/**
 * The messages that the server logs, answers and throws, each under its number. It makes texts only, and uses no other package.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.messages;

import org.jspecify.annotations.NullMarked;
