/**
 * The checks of function definitions: what the server would refuse, or misunderstand, is reported when an app is deployed.
 *
 * <p>Every mistake is a whole message. Nothing here runs a function or reads a clock, and the grammar of CEL expressions is
 * left to the server. Internal: for the engine's function registry and the CDI extension.
 */
@NullMarked
package io.github.inngestcdi.internal.definition;

import org.jspecify.annotations.NullMarked;
