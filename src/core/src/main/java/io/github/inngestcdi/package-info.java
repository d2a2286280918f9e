/**
 * The API of the Inngest SDK: functions, steps, events, the client and its settings.
 *
 * <p>What an application imports daily. Nothing here knows a container, CDI or an HTTP server: {@link
 * io.github.inngestcdi.FunctionDefinition} describes a function, {@link io.github.inngestcdi.Step} is what its body
 * calls, {@link io.github.inngestcdi.Inngest} sends events. Compatible within a major version.
 */
@NullMarked
package io.github.inngestcdi;

import org.jspecify.annotations.NullMarked;
