/**
 * The example: a small shop and its back office, each package one use of durable workflows.
 *
 * <p>{@code users} is an onboarding that takes days, {@code crm} keeps trying a service that fails, {@code tokens} is
 * cleaned up on a schedule. {@code runs} tells the page how far each run is; {@code mail} and {@code web} serve the rest.
 */
@NullMarked
package io.github.inngestcdi.examples.shop;

import org.jspecify.annotations.NullMarked;
