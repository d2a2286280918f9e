package io.github.inngestcdi.internal.config;

import java.time.Duration;

/** The messages about settings; numbers 00100 to 00199. None is used again. None shows the value of a key. */
public final class SettingsMessages {
    private SettingsMessages() {}

    static String appIdMissing() {
        return """
                INNGEST-00100: inngest.app-id is missing. It names the app to the Inngest Server: set it in \
                META-INF/microprofile-config.properties, or INNGEST_APP_ID in the environment.""";
    }

    static String appIdMalformed(String value) {
        return """
                INNGEST-00101: inngest.app-id '%s' must begin with a letter or digit and have only letters, digits, \
                '-', '_' and '.'. Choose one such as 'shop'.""".formatted(value);
    }

    static String signingKeyMissing() {
        return """
                INNGEST-00102: inngest.signing-key is missing, and the app is in cloud mode, where only signed requests \
                are answered. Set INNGEST_SIGNING_KEY, or inngest.dev=true while developing.""";
    }

    static String signingKeyMalformed(String key) {
        return """
                INNGEST-00103: %s is not a signing key, which is an even number of hexadecimal digits after an optional \
                'signkey-…-'. Copy it again from the server.""".formatted(key);
    }

    static String notAUrl(String key, String value) {
        return """
                INNGEST-00104: %s is '%s', which is not an http or https URL with a host. Set one such as \
                'https://shop.example.org'.""".formatted(key, value);
    }

    static String notABoolean(String key, String value) {
        return "INNGEST-00105: %s is '%s'. Write true or false.".formatted(key, value);
    }

    static String notADev(String key, String value) {
        return """
                INNGEST-00106: %s is '%s'. Write true, false, or the origin of the dev server, such as \
                'http://localhost:8288'.""".formatted(key, value);
    }

    static String notASize(String key, String value) {
        return "INNGEST-00107: %s is '%s'. Write a number of bytes from 1 to 2147483647.".formatted(key, value);
    }

    static String notADuration(String key, String value) {
        return "INNGEST-00108: %s is '%s'. Write a positive ISO 8601 duration such as PT10S.".formatted(key, value);
    }

    static String transportUnknown(String value) {
        return "INNGEST-00109: inngest.transport is '%s'. Set it to serve, the only transport of this version."
                .formatted(value);
    }

    static String unknownKey(String key, String nearest) {
        return """
                INNGEST-00110: The setting '%s' is unknown and has no effect. The nearest known one is '%s'.""".formatted(key, nearest);
    }

    static String eventKeyMissing() {
        return """
                INNGEST-00111: inngest.event-key is missing, and the app is in cloud mode, so it cannot send events. \
                Set INNGEST_EVENT_KEY.""";
    }

    static String unauthedSyncWithoutOrigin() {
        return """
                INNGEST-00112: inngest.enable-unauthed-sync lets anyone ask for a sync, and without inngest.serve-origin \
                the Host header of that request decides at which address the server calls the app. Set \
                inngest.serve-origin, such as 'https://shop.example.org'.""";
    }

    public static IllegalArgumentException bufferedStepsOutOfRange(int steps, int max) {
        return new IllegalArgumentException("""
                INNGEST-00113: Checkpointing cannot buffer %d steps. Set inngest.checkpointing.buffered-steps from 1 to \
                %d, or inngest.checkpointing=false for none.""".formatted(steps, max));
    }

    public static IllegalArgumentException checkpointingNegative(String name, Duration duration) {
        return new IllegalArgumentException("""
                INNGEST-00114: The %s of checkpointing, %s, is negative. Set inngest.checkpointing.%s to a duration such \
                as PT10S, or PT0S for no limit.""".formatted(name, duration, name));
    }

    static String notANumber(String key, String value) {
        return "INNGEST-00115: %s is '%s'. Write a whole number.".formatted(key, value);
    }

    static String notADurationOrZero(String key, String value) {
        return """
                INNGEST-00116: %s is '%s'. Write an ISO 8601 duration such as PT10S, or PT0S for none.""".formatted(key, value);
    }

    static String userInfoInUrl(String key) {
        return """
                INNGEST-00117: %s has a user name before its host, which is never sent. Remove it: the app and the \
                Inngest Server authenticate each other by inngest.signing-key.""".formatted(key);
    }

    static String notAPath(String key, String value) {
        return "INNGEST-00118: %s is '%s'. Write the path of a URL alone, such as '/api/inngest'."
                .formatted(key, value);
    }

    static String unreadable(String key, String reason) {
        return """
                INNGEST-00119: %s cannot be read (%s). If it refers to another property as ${name}, set that one, or give \
                a default: ${name:default}.""".formatted(key, reason);
    }
}
