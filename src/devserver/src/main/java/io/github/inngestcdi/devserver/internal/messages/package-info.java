/**
 * What the server logs and what its answers say is wrong, each under its number. Makes texts only: it knows no other package.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.messages;

import org.jspecify.annotations.NullMarked;
