/** Users register, and are welcomed over days: mails, a sleep, and a wait for their feedback. */
@NullMarked
package io.github.inngestcdi.examples.shop.users;

import org.jspecify.annotations.NullMarked;
