package io.github.inngestcdi.examples.shop.users;

import io.github.inngestcdi.EventName;
import io.github.inngestcdi.examples.shop.web.EmailAddress;
import io.github.inngestcdi.examples.shop.web.PersonName;

/**
 * Somebody has registered.
 *
 * @param userId the shop's own id
 * @param name how the user wants to be addressed
 * @param email where the mails go
 */
@EventName("user/registered")
public record UserRegistered(
        String userId,
        @PersonName String name,
        @EmailAddress String email) {}
