package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.inject.Inject;

/** A class as a function, which only other functions invoke. */
@Workflow(id = "send-mail")
public class SendMail implements DurableFunction<Mail, Receipt> {
    @Inject
    private Journal journal;

    @Override
    public Receipt run(FunctionContext<Mail> context) {
        var mail = context.data();
        var id = context.step().run("deliver", () -> {
            journal.write(mail.to() + ": " + mail.subject());
            return "mail-" + mail.to();
        });
        return new Receipt(id, mail);
    }
}
