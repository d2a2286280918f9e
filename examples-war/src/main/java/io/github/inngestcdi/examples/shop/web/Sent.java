package io.github.inngestcdi.examples.shop.web;

/**
 * The answer to a request that only sends an event.
 *
 * @param id the event's id; it finds the runs that the event started
 */
public record Sent(String id) {}
