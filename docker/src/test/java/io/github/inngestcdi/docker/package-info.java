/**
 * Checks the images and Compose files of this folder as far as that goes without Docker: that they can be read, that they
 * agree with the build and with each other, and that they keep to what README promises of them.
 *
 * <p>No image is built or pulled here, so what is inside of one is known from its sources only: each such fact is named
 * with where it is from.
 */
@NullMarked
package io.github.inngestcdi.docker;

import org.jspecify.annotations.NullMarked;
