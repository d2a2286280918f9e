package io.github.inngestcdi.examples.shop.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.inngestcdi.examples.shop.crm.ContactChanged;
import io.github.inngestcdi.examples.shop.users.FeedbackGiven;
import io.github.inngestcdi.examples.shop.users.UserRegistered;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();

    private final Rules rules = new Rules(VALIDATION.getValidator());

    @AfterAll
    static void close() {
        VALIDATION.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"new.user@example.org", "a+b@sub.example.co.uk"})
    void acceptsARegistration(String email) {
        assertThatCode(() -> rules.check(new UserRegistered("1", "New User", email)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "nonsense", "a@b", "a b@example.org", "a@example.org\nBcc: b@example.org", "@example.org"})
    void asksForAnEmailAddress(@Nullable String email) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> rules.check(new UserRegistered("1", "New User", email)))
                .withMessage("Give an e-mail address, such as ada@example.org.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "New\nUser"})
    void asksForAName(@Nullable String name) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> rules.check(new ContactChanged("1", name, "ada@example.org")))
                .withMessage("Give a name: one line of at most 100 characters.");
    }

    @Test
    void namesEveryBrokenRule() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> rules.check(new UserRegistered("1", "", "")))
                .withMessage("Give a name: one line of at most 100 characters. "
                        + "Give an e-mail address, such as ada@example.org.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1})
    void asksForOneToFiveStars(int stars) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> rules.check(new FeedbackGiven("1", stars)))
                .withMessage("Give 1 to 5 stars.");
    }

    @Test
    void asksForABody() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> Rules.required(null))
                .withMessage("The request has no body. Send a JSON object.");
    }
}
