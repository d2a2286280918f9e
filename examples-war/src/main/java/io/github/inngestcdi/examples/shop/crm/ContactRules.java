package io.github.inngestcdi.examples.shop.crm;

import io.github.inngestcdi.examples.shop.web.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Checks a changed contact before its event is sent. */
@ApplicationScoped
public class ContactRules {
    @Inject
    Rules rules;

    void check(@Observes ContactChanged event) {
        rules.check(event);
    }
}
