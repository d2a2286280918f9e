package io.github.inngestcdi.devserver.internal.protocol;

/** The ids of accounts and environments that the real dev server shows: it has one of each. */
public final class ServerIds {
    public static final String ACCOUNT = "00000000-0000-4000-a000-000000000000";
    public static final String ENVIRONMENT = "00000000-0000-4000-b000-000000000000";
    /** Shown where the real server leaves the id out. */
    public static final String NONE = "00000000-0000-0000-0000-000000000000";

    private ServerIds() {}
}
