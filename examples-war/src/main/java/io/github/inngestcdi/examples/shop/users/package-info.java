/** Registers users and welcomes them over days: with mails, a sleep, and a wait for feedback. */
@NullMarked
package io.github.inngestcdi.examples.shop.users;

import org.jspecify.annotations.NullMarked;
