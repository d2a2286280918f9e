package io.github.inngestcdi.examples.shop.users;

import io.github.inngestcdi.examples.shop.mail.Mail;

/** The mails of the onboarding. They need only the data of the event, so they can be written after a restart too. */
final class OnboardingMails {
    private OnboardingMails() {}

    static Mail welcome(UserRegistered user) {
        return new Mail(user.email(), "Welcome, %s!".formatted(user.name()), """
                Hello %s,

                your account is ready. We are glad that you are here.

                The Shop
                """.formatted(user.name()));
    }

    static Mail tips(UserRegistered user) {
        return new Mail(user.email(), "Three tips for your first order", """
                Hello %s,

                - Save what you like to your list: prices on it are watched for you.
                - Orders before noon leave on the same day.
                - Sending back is free, for thirty days.

                How do you like the shop so far? Tell us on its page.

                The Shop
                """.formatted(user.name()));
    }

    static Mail thanks(UserRegistered user, int stars) {
        return new Mail(user.email(), "Thank you for your feedback", """
                Hello %s,

                thank you for %d of 5 stars. We read every answer.

                The Shop
                """.formatted(user.name(), stars));
    }
}
