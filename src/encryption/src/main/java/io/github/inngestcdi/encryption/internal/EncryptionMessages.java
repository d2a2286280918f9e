package io.github.inngestcdi.encryption.internal;

import io.github.inngestcdi.NonRetriableException;
import org.jspecify.annotations.Nullable;

/** The messages of encryption; numbers 02000 to 02999. A number is never reused. No message contains a key or a value. */
public final class EncryptionMessages {
    /** A longer name would hide the message. */
    private static final int MAX_NAME_LENGTH = 100;

    private EncryptionMessages() {}

    public static IllegalArgumentException keyBlank() {
        return new IllegalArgumentException("""
                INNGEST-02000: The encryption key is blank. Set it to the key of the apps that exchange encrypted \
                values with this one, or to a long random text if this is the first app.""");
    }

    public static IllegalArgumentException fallbackKeyBlank() {
        return new IllegalArgumentException("""
                INNGEST-02001: One of the fallback decryption keys is blank. Set it to the previous or the next \
                encryption key, or remove it.""");
    }

    public static IllegalArgumentException fieldBlank() {
        return new IllegalArgumentException("""
                INNGEST-02002: The event encryption field is blank. Set it to the field to encrypt in the data of \
                events, or remove it, which encrypts the field 'encrypted'.""");
    }

    static NonRetriableException noKeyFits(String where, int keys) {
        return new NonRetriableException("""
                INNGEST-02003: %s is encrypted, but %s. Add the key that encrypted it to the fallback decryption keys. \
                If that key is among them, the value was changed after its encryption.""".formatted(
                        where,
                        keys == 1
                                ? "the configured key does not decrypt it"
                                : "none of the %d configured keys decrypts it".formatted(keys)));
    }

    static NonRetriableException unknownStrategy(String where, String strategy) {
        return new NonRetriableException("""
                INNGEST-02004: %s is encrypted with the strategy '%s', but only '%s' is supported. Let the app that wrote \
                it use that strategy, without its own encryption service.""".formatted(where, shortened(strategy), Libsodium.STRATEGY));
    }

    static NonRetriableException malformed(String where, String why, @Nullable Throwable cause) {
        return new NonRetriableException("""
                INNGEST-02005: %s is marked as encrypted, but is not what an Inngest SDK writes: %s. Correct the code that \
                wrote it; the name '%s' is reserved for encrypted values.""".formatted(where, why, EncryptedValues.MARKER), cause);
    }

    public static String alreadyEncrypted(String where) {
        return """
                INNGEST-02006: %s is already encrypted and is not encrypted again. Unless it came from the server in this form, \
                the encryption middleware was added twice: add it either to the app or to the function. \
                This warning is logged once.""".formatted(where);
    }

    public static String leftEncrypted(@Nullable String why) {
        return """
                INNGEST-02007: The server's report of a run stays partly encrypted, so that the function that receives it \
                can run. %s""".formatted(why);
    }

    static IllegalStateException noMd5(Throwable cause) {
        return new IllegalStateException("""
                INNGEST-02008: A value in the form before version 1 needs MD5, which this JDK does not offer. Let the app \
                that wrote it use the strategy '%s'.""".formatted(Libsodium.STRATEGY), cause);
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME_LENGTH ? name : name.substring(0, MAX_NAME_LENGTH) + "…";
    }
}
