package io.github.inngestcdi.examples.shop.users;

import io.github.inngestcdi.EventWait;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.examples.shop.mail.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Welcomes a new user: sends a mail immediately, sends tips later, then waits for feedback. */
@ApplicationScoped
public class Onboarding {
    @Inject
    Mailer mailer;

    @Inject
    @ConfigProperty(name = "shop.onboarding.pause")
    Duration pause;

    @Inject
    @ConfigProperty(name = "shop.onboarding.patience")
    Duration patience;

    @Workflow(id = "onboarding", name = "Onboarding", retries = 3)
    Outcome onboard(@Observes @Async UserRegistered user, Step step) {
        step.run("send-welcome", () -> mailer.send(OnboardingMails.welcome(user)));

        step.sleep("pause", pause);

        step.run("send-tips", () -> mailer.send(OnboardingMails.tips(user)));

        var feedback = step.waitForEvent(
                        "wait-for-feedback",
                        EventWait.of(FeedbackGiven.class, patience).withMatch("data.userId"))
                .map(InngestEvent::data);
        feedback.ifPresent(given ->
                step.run("send-thanks", () -> mailer.send(OnboardingMails.thanks(user, given.stars()))));

        return new Outcome(user.email(), feedback.map(FeedbackGiven::stars));
    }

    /**
     * The result of the onboarding.
     *
     * @param email the user's e-mail address
     * @param stars the feedback; empty if none arrived in time
     */
    public record Outcome(String email, Optional<Integer> stars) {}
}
