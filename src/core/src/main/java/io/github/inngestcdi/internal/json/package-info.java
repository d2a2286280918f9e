/** JSON as this SDK uses it: the platform's parser, slices of a body, and the default mapper. Internal. */
@NullMarked
package io.github.inngestcdi.internal.json;

import org.jspecify.annotations.NullMarked;
