/**
 * The functions that an application's beans declare. Classes, methods and durable observers become definitions of one
 * kind, whose code runs on the bean's own instance in its scope.
 *
 * <p>Nothing here uses the network or knows the protocol. Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.function;

import org.jspecify.annotations.NullMarked;
