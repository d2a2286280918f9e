package io.github.inngestcdi.internal.wire;

/**
 * A step of a run, with its id in the code and the hash under which the server memoizes it (Inngest SDK specification, 5.3).
 *
 * @param id as written in the code
 * @param index 0 for the first step of this id, 1 for the second
 * @param name the displayed name; the id unless the code names the step
 * @param hash SHA-1, in lower-case hexadecimal, of {@code id}, or of {@code id:index} from the second one on
 */
public record StepId(String id, int index, String name, String hash) {
    /** {@return the step {@code id} at its repetition {@code index}} */
    public static StepId of(String id, int index) {
        return new StepHash().step(id, index);
    }

    /** {@return this step, shown as {@code display}} */
    public StepId named(String display) {
        return new StepId(id, index, display, hash);
    }
}
