package io.github.inngestcdi.examples.shop.mail;

/**
 * A plain text mail.
 *
 * @param to the address of the recipient
 * @param subject one line
 * @param text the body
 */
public record Mail(String to, String subject, String text) {}
