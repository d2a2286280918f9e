/** Messages and small values that the SDK's own modules share. Not for applications: free to change in any release. */
@NullMarked
package io.github.inngestcdi.internal;

import org.jspecify.annotations.NullMarked;
