/** What the SDK's modules share and nobody else may rely on: messages and small values. Free to change in any release. */
@NullMarked
package io.github.inngestcdi.internal;

import org.jspecify.annotations.NullMarked;
