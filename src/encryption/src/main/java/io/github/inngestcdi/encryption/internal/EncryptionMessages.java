package io.github.inngestcdi.encryption.internal;

import io.github.inngestcdi.NonRetriableException;
import org.jspecify.annotations.Nullable;

/** The messages of encryption; numbers 02000 to 02999. None is used again, none has a key or a value in it. */
public final class EncryptionMessages {
    /** A longer name would bury the message. */
    private static final int MAX_NAME_LENGTH = 100;

    private EncryptionMessages() {}

    public static IllegalArgumentException keyBlank() {
        return new IllegalArgumentException("""
                INNGEST-02000: The encryption key is blank. Set it to the key that all apps share which exchange \
                encrypted values, or to a long random text if this is the first.""");
    }

    public static IllegalArgumentException fallbackKeyBlank() {
        return new IllegalArgumentException("""
                INNGEST-02001: One of the fallback decryption keys is blank. Set it to the key that is phased out or in, \
                or leave it out.""");
    }

    public static IllegalArgumentException fieldBlank() {
        return new IllegalArgumentException("""
                INNGEST-02002: The event encryption field is blank. Name the field of the events' data that is to be \
                encrypted, or leave it out for 'encrypted'.""");
    }

    static NonRetriableException noKeyFits(String where, int keys) {
        return new NonRetriableException("""
                INNGEST-02003: %s is encrypted, but %s. Add the key that it was encrypted with to the \
                fallback decryption keys; if it is there, the value was changed on its way.""".formatted(
                where,
                keys == 1 ? "the key here does not open it" : "none of the %d keys here opens it".formatted(keys)));
    }

    static NonRetriableException unknownStrategy(String where, String strategy) {
        return new NonRetriableException("""
                INNGEST-02004: %s is encrypted by the strategy '%s', but only '%s' is known here. Have the app that wrote \
                it encrypt by that one, without an encryption service of its own.""".formatted(where, shortened(strategy), Libsodium.STRATEGY));
    }

    static NonRetriableException malformed(String where, String why, @Nullable Throwable cause) {
        return new NonRetriableException("""
                INNGEST-02005: %s is marked as encrypted, but is not what an Inngest SDK writes: %s. Look at what wrote \
                it; '%s' is a name for encrypted values only.""".formatted(where, why, EncryptedValues.MARKER), cause);
    }

    public static String alreadyEncrypted(String where) {
        return """
                INNGEST-02006: %s is encrypted already, and stays as it is. If it did not come from the server so, the \
                encryption middleware was added twice: add it either to the app or to the function. Told once.""".formatted(where);
    }

    public static String leftEncrypted(@Nullable String why) {
        return """
                INNGEST-02007: What the server tells of a run stays encrypted in part, so that the function that is told \
                can run. %s""".formatted(why);
    }

    static IllegalStateException noMd5(Throwable cause) {
        return new IllegalStateException("""
                INNGEST-02008: A value of the form before version 1 needs MD5, which this JDK does not offer. Have the app \
                that wrote it encrypt by '%s'.""".formatted(Libsodium.STRATEGY), cause);
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME_LENGTH ? name : name.substring(0, MAX_NAME_LENGTH) + "…";
    }
}
