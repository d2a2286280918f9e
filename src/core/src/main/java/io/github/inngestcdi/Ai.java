package io.github.inngestcdi;

import org.jspecify.annotations.Nullable;

/**
 * Steps that ask AI models.
 *
 * @see Step#ai()
 * @since 0.1
 */
public interface Ai {
    /**
     * Lets the server ask a model, so that the app does not wait for the answer. The server shows the request, and a user
     * may change it and run the function again from this step.
     *
     * @param id names the step within the run
     * @param body the provider's own request, as JSON carries it: a record, a {@code Map}, a {@code JsonObject}; the
     *     model's name and defaults are added to it
     * @param type what the provider's answer is read as
     * @throws StepException if the provider cannot be reached, or refuses for good; its answer is the error's data
     * @throws IllegalArgumentException if {@code body} is not a JSON object
     */
    <T extends @Nullable Object> T infer(String id, AiModel model, Object body, Class<T> type);

    /**
     * Lets the server ask a model.
     *
     * @see #infer(String, AiModel, Object, Class)
     */
    <T extends @Nullable Object> T infer(String id, AiModel model, Object body, GenericType<T> type);

    /**
     * Runs code that asks a model itself, through any library, as a step. The server shows the input of the code, and a
     * user may change it and run the function again from this step.
     *
     * @see Step#runWith(String, Object, StepFunction)
     */
    <I extends @Nullable Object, T extends @Nullable Object> T wrap(String id, I input, StepFunction<I, T> body);
}
