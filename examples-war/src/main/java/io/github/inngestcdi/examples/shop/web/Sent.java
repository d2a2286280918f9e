package io.github.inngestcdi.examples.shop.web;

/**
 * The answer to what only sends an event.
 *
 * @param id the event's id, under which the runs that it started are found
 */
public record Sent(String id) {}
