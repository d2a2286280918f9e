package io.github.inngestcdi;

/**
 * A key that must not be shown: it prints as {@code ***}.
 *
 * @since 0.1
 */
public final class Secret {
    private final String value;

    /** Keeps {@code value}, without the white space around it. */
    public Secret(String value) {
        this.value = value.strip();
    }

    /** {@return the key itself; for requests and signatures only} */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
