package io.github.inngestcdi.internal;

/** How this SDK names itself. */
public final class Sdk {
    public static final String LANGUAGE = "java";

    /** Kept equal to the project's version by a test. */
    public static final String VERSION = "0.1.0";

    /** The {@code x-inngest-sdk} header (Inngest SDK specification, 4.1.1). */
    public static final String HEADER = "inngest-" + LANGUAGE + ":v" + VERSION;

    /** The version of the call requests that this SDK answers: steps planned in parallel are discovered once. */
    public static final String REQUEST_VERSION = "2";

    private Sdk() {}
}
