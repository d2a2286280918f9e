/** Reads from the Inngest Server which runs an event has started. */
@NullMarked
package io.github.inngestcdi.examples.shop.runs;

import org.jspecify.annotations.NullMarked;
