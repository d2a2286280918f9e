package io.github.inngestcdi.devserver.internal.run;

import java.time.Instant;

/**
 * Something that happened to a run.
 *
 * @param what one word, such as {@code queued} or {@code retry}, or the opcode of a step
 * @param detail more about it; may be empty
 */
public record HistoryEntry(Instant at, String what, String detail) {}
