/**
 * Jackson as the mapper of event data and step results. For applications; compatible within a major version.
 *
 * <p>The jar on an application's class path is what selects it: {@code inngest-cdi} finds it as a service. A Jackson that
 * the server brings for itself selects nothing.
 */
@NullMarked
package io.github.inngestcdi.jackson;

import org.jspecify.annotations.NullMarked;
