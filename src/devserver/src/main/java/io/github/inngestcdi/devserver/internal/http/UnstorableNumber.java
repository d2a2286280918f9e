package io.github.inngestcdi.devserver.internal.http;

import java.io.IOException;
import java.io.Serial;

/** Refuses a body that has a number beyond the range of a double: the server could not write it into a call request. */
final class UnstorableNumber extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnstorableNumber() {
        super("a number is beyond the range of a double");
    }
}
