package io.github.inngestcdi.examples.shop.crm;

import io.github.inngestcdi.examples.shop.web.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** What must hold before a changed contact leaves for the CRM. */
@ApplicationScoped
public class ContactRules {
    @Inject
    Rules rules;

    void check(@Observes ContactChanged event) {
        rules.check(event);
    }
}
