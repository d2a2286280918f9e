package io.github.inngestcdi.examples.shop.users;

import io.github.inngestcdi.EventName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * A user has rated the shop.
 *
 * @param userId the user's id
 * @param stars the rating, 1 to 5
 */
@EventName("user/feedback.given")
public record FeedbackGiven(
        String userId,

        @Min(value = 1, message = "Give 1 to 5 stars.") @Max(value = 5, message = "Give 1 to 5 stars.")
        int stars) {}
