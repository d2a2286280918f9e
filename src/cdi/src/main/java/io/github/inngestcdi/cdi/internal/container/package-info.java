/**
 * What the other packages know of the container: its beans, its objects in JNDI, its executor, which APIs and versions it
 * has, and how a class of it reads; and the messages of this module.
 *
 * <p>The lowest package of the module: it needs none of the others, and holds nothing about functions, events or the
 * endpoint. Internal: for the packages of this module, and free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.container;

import org.jspecify.annotations.NullMarked;
