package io.github.inngestcdi.examples.shop.users;

import io.github.inngestcdi.examples.shop.web.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** What must hold before an event about a user leaves: a plain observer runs first, and stops it by throwing. */
@ApplicationScoped
public class UserRules {
    @Inject
    Rules rules;

    void check(@Observes UserRegistered event) {
        rules.check(event);
    }

    void check(@Observes FeedbackGiven event) {
        rules.check(event);
    }
}
