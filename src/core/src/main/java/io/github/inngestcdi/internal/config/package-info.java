/**
 * Reads the settings of an app from named properties, and reports every mistake in them. It knows no source of properties: the
 * caller gives a function. For the project's own modules; changes freely.
 */
@NullMarked
package io.github.inngestcdi.internal.config;

import org.jspecify.annotations.NullMarked;
