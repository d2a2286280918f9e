/**
 * Durable workflows in CDI's own words: qualifiers, observers, stereotypes.
 *
 * <p>What an application imports daily: {@link io.github.inngestcdi.cdi.Workflow} marks durable code, {@link
 * io.github.inngestcdi.cdi.Async} sends events to Inngest and receives them from there. Compatible within a major
 * version. Steps, events and the client are in {@link io.github.inngestcdi}.
 */
@NullMarked
package io.github.inngestcdi.cdi;

import org.jspecify.annotations.NullMarked;
