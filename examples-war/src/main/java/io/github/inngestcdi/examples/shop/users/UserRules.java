package io.github.inngestcdi.examples.shop.users;

import io.github.inngestcdi.examples.shop.web.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Checks events about users before they are sent. A plain observer runs first; if it throws, the event is not sent. */
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
