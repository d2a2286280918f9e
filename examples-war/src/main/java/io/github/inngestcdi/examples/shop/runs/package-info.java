/** What the Inngest Server says of the runs that an event has started. */
@NullMarked
package io.github.inngestcdi.examples.shop.runs;

import org.jspecify.annotations.NullMarked;
