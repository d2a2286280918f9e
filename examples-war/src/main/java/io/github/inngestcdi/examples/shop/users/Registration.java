package io.github.inngestcdi.examples.shop.users;

/**
 * The answer to a registration.
 *
 * @param id the id of the event; it finds the runs that the event started
 * @param userId the new user's id
 * @param name the new user's name
 * @param email the new user's e-mail address
 */
public record Registration(String id, String userId, String name, String email) {}
