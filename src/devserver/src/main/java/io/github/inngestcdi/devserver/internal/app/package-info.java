/**
 * The apps that have registered and the functions that they have: values, and the readers that check a registration.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.app;

import org.jspecify.annotations.NullMarked;
