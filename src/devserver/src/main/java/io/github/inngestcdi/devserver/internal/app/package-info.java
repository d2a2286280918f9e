/**
 * The apps that have registered and their functions: values, their JSON, the readers that check a registration, and the poller
 * that asks for one. For the packages that run or show functions.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.app;

import org.jspecify.annotations.NullMarked;
