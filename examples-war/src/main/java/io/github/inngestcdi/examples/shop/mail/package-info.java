/** Sends mails over SMTP. */
@NullMarked
package io.github.inngestcdi.examples.shop.mail;

import org.jspecify.annotations.NullMarked;
