/**
 * The API of the Inngest SDK: functions, steps, events, the client and its settings.
 *
 * <p>What an application imports daily. Nothing here knows a container, CDI or an HTTP server: {@link
 * io.github.inngestcdi.FunctionDefinition} describes a function, {@link io.github.inngestcdi.Step} is what its body
 * calls, {@link io.github.inngestcdi.Inngest} sends events. Compatible within a major version.
 *
 * <p>What an application makes is a final class with factories, {@code withX(…)} for a changed copy and, if it has many
 * parts, a builder; what the library hands out is an interface, or a record to be read. An argument that is {@code null}
 * where the signature does not allow it is a {@link java.lang.NullPointerException}; every other refusal has a number.
 */
@NullMarked
package io.github.inngestcdi;

import org.jspecify.annotations.NullMarked;
