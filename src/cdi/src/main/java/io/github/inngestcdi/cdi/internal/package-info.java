/**
 * The portable extension: it collects, checks and registers what one deployment declares.
 *
 * <p>{@link io.github.inngestcdi.cdi.internal.InngestExtension} listens to the container. The packages below hold what it
 * finds: functions, steps, middleware, the event bridge, the endpoint. {@code container} is the lowest package and this one
 * the highest: no other package uses this one. Nothing here is static and mutable, because one server hosts many
 * applications. {@code META-INF/beans.xml} is empty. Since CDI 4.0, an empty file means that annotated classes are
 * discovered, and some servers validate any other content against its schema at each deployment. Internal: for the
 * project's own modules, and free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal;

import org.jspecify.annotations.NullMarked;
