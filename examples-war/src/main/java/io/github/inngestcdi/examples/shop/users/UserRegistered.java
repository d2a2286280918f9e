package io.github.inngestcdi.examples.shop.users;

import io.github.inngestcdi.EventName;
import io.github.inngestcdi.examples.shop.web.EmailAddress;
import io.github.inngestcdi.examples.shop.web.PersonName;

/**
 * A user has registered.
 *
 * @param userId the shop's own id
 * @param name the name by which the user is addressed
 * @param email the user's e-mail address
 */
@EventName("user/registered")
public record UserRegistered(
        String userId,
        @PersonName String name,
        @EmailAddress String email) {}
