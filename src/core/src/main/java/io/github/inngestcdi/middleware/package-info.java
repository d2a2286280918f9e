/**
 * Code around functions, steps and events: {@link io.github.inngestcdi.middleware.InngestMiddleware} and the arguments of its
 * hooks. For applications and extensions; compatible within a major version.
 */
@NullMarked
package io.github.inngestcdi.middleware;

import org.jspecify.annotations.NullMarked;
