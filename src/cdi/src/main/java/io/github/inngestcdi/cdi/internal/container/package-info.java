/**
 * Access to the container for the other packages: its beans, its objects in JNDI, its executor, its APIs and versions, and
 * the methods of its classes. The package also holds the messages of this module.
 *
 * <p>This is the lowest package of the module: it does not use the others, and holds nothing about functions, events or the
 * endpoint. Internal: for the packages of this module, and free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.container;

import org.jspecify.annotations.NullMarked;
