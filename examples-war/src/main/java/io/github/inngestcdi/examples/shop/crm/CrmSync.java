package io.github.inngestcdi.examples.shop.crm;

import static java.util.Objects.requireNonNull;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FailureContext;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.examples.shop.mail.Mail;
import io.github.inngestcdi.examples.shop.mail.Mailer;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stores a changed contact in the CRM, which is often down. Sends a mail to support if this fails for good.
 *
 * <p>The event always has data: a {@link ContactChanged} is fired, and {@link ContactRules} checks it before it is sent.
 */
@Workflow(id = "crm-sync", name = "CRM sync", retries = 3)
public class CrmSync implements DurableFunction<ContactChanged, CrmContact> {
    @Inject
    CrmClient crm;

    @Inject
    Mailer mailer;

    @Inject
    @ConfigProperty(name = "shop.mail.support")
    String support;

    @Override
    public CrmContact run(FunctionContext<ContactChanged> context) {
        var contact = requireNonNull(context.data());
        return context.step().run("store-contact", () -> crm.store(contact));
    }

    @Override
    public void onFailure(FailureContext<ContactChanged> failure) {
        var contact = requireNonNull(failure.data());
        var mail = new Mail(support, "A contact did not reach the CRM", """
                The contact %s is not in the CRM. All attempts to store it have failed.

                %s

                Run %s
                """.formatted(
                        contact.email(), failure.error().message(), failure.failedRunId()));
        failure.step().run("tell-support", () -> mailer.send(mail));
    }
}
