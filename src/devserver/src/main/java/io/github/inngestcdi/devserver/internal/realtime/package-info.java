/**
 * Messages that functions publish to subscribers, and the tokens that subscribers show.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.realtime;

import org.jspecify.annotations.NullMarked;
