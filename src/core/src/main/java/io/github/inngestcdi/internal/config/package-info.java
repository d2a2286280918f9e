/** Reads the settings of an app from named properties. Internal. */
@NullMarked
package io.github.inngestcdi.internal.config;

import org.jspecify.annotations.NullMarked;
