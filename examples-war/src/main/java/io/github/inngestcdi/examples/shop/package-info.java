/**
 * The example: a small shop and its back office. Each package shows one use of durable workflows.
 *
 * <p>{@code users} has an onboarding that takes days, {@code crm} retries calls to a service that fails, {@code tokens} has
 * a scheduled clean-up. {@code runs} shows the page the progress of each run; {@code mail} and {@code web} are shared.
 */
@NullMarked
package io.github.inngestcdi.examples.shop;

import org.jspecify.annotations.NullMarked;
