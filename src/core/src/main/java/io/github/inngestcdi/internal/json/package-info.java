/**
 * JSON: the platform's parser, slices of a text that are parsed on request, and the default mapper. Knows nothing of the
 * protocol. Internal: for the SDK's own modules.
 */
@NullMarked
package io.github.inngestcdi.internal.json;

import org.jspecify.annotations.NullMarked;
