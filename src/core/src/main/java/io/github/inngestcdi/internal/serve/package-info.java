/**
 * The serve transport: HTTP requests of an Inngest Server answered, as bytes and headers, for whatever HTTP server there
 * is. Internal.
 */
@NullMarked
package io.github.inngestcdi.internal.serve;

import org.jspecify.annotations.NullMarked;
