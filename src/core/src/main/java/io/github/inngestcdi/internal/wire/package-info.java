/**
 * The JSON messages exchanged with an Inngest Server: one immutable record per message.
 *
 * <p>Shapes follow the Inngest SDK specification; each type names its section. Nothing here reads a clock, a header or
 * the network. Internal: for the project's own modules, and free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.internal.wire;

import org.jspecify.annotations.NullMarked;
