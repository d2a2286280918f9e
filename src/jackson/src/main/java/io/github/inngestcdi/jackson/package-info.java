/**
 * Jackson as the mapper of event data and step results. For applications; compatible within a major version.
 *
 * <p>Its jar on an application's class path selects it: {@code inngest-cdi} finds it as a service. The server's own
 * Jackson does not select it.
 */
@NullMarked
package io.github.inngestcdi.jackson;

import org.jspecify.annotations.NullMarked;
