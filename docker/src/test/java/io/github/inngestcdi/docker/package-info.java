/**
 * Checks the images and Compose files of this folder without Docker: that they can be parsed, that they agree with the build
 * and with each other, and that they fulfil the statements of the README.
 *
 * <p>No image is built or pulled here, so the content of an image is known only from its sources. Each such fact names its
 * source.
 */
@NullMarked
package io.github.inngestcdi.docker;

import org.jspecify.annotations.NullMarked;
