package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.Secret;
import java.util.Optional;
import java.util.function.Function;

/** Whether a request is answered at all. */
sealed interface Admission {
    /** {@return the response: what {@code answering} makes of an admitted request, or the refusal} */
    ServeResponse response(Function<Admitted, ServeResponse> answering);

    /**
     * The request is answered.
     *
     * @param body was read whole
     * @param key has signed the request; empty if it need not be signed
     */
    @SuppressWarnings("ArrayRecordComponent") // parsed once, never compared
    record Admitted(ServeRequest request, byte[] body, Optional<Secret> key) implements Admission {
        @Override
        public ServeResponse response(Function<Admitted, ServeResponse> answering) {
            return answering.apply(this);
        }
    }

    /** The endpoint refuses the request; {@code refusal} is the response. */
    record Refused(ServeResponse refusal) implements Admission {
        @Override
        public ServeResponse response(Function<Admitted, ServeResponse> answering) {
            return refusal;
        }
    }
}
