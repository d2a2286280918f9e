package io.github.inngestcdi.examples.shop.tokens;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.OnCron;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Removes the expired tokens every minute. */
@ApplicationScoped
public class TokenCleanUp {
    @Inject
    Tokens tokens;

    @Workflow(id = "token-clean-up", name = "Token clean-up")
    @OnCron("* * * * *")
    int cleanUp(Step step) {
        return step.run("remove-expired", tokens::removeExpired);
    }
}
