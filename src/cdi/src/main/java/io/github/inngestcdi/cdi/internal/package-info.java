/**
 * The portable extension: what one deployment declares, collected, checked and registered.
 *
 * <p>{@link io.github.inngestcdi.cdi.internal.InngestExtension} listens to the container; the packages below hold what it
 * finds: functions, steps, middleware, the event bridge, the endpoint. {@code container} is the lowest of them, this one the
 * highest: none of the others needs it. Nothing here is static and mutable, as one
 * server hosts many applications. {@code META-INF/beans.xml} is empty, which since CDI 4.0 is to discover annotated classes:
 * some servers validate any other against its schema at each deployment. Internal: for the project's own modules, and free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal;

import org.jspecify.annotations.NullMarked;
