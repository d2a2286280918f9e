package io.github.inngestcdi.devserver.internal.protocol;

/** The ids of the one account and the one environment of the real dev server. */
public final class ServerIds {
    public static final String ACCOUNT = "00000000-0000-4000-a000-000000000000";
    public static final String ENVIRONMENT = "00000000-0000-4000-b000-000000000000";
    /** Stands for an id that the real server leaves out. */
    public static final String NONE = "00000000-0000-0000-0000-000000000000";

    private ServerIds() {}
}
