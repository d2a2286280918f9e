package io.github.inngestcdi.middleware;

import io.github.inngestcdi.NonRetriableException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The messages of the claim check; numbers 00080 to 00089. None is used again, none shows a value. */
final class ClaimMessages {
    /** A longer reference would bury the message. */
    private static final int MAX_REFERENCE_LENGTH = 200;

    private ClaimMessages() {}

    static IllegalArgumentException thresholdTooSmall(int threshold) {
        return new IllegalArgumentException("""
                INNGEST-00080: The claim check has a threshold of %d bytes, but at least 1 is needed. Raise it, or leave it \
                out for 262144.""".formatted(threshold));
    }

    static NonRetriableException malformed(StepInfo step) {
        return new NonRetriableException("""
                INNGEST-00081: The %s has '__CLAIM_CHECK__' without store, reference, sha256 and bytes. Do not \
                use that name otherwise: it marks results that a claim check stores.""".formatted(resultOf(step)));
    }

    static NonRetriableException valueGone(StepInfo step, String store, String reference) {
        return new NonRetriableException("""
                INNGEST-00082: The %s is not in the store '%s' any more, under '%s'. Put it back and run the function \
                again; keep values until their runs have ended, in a store that all nodes share.""".formatted(resultOf(step), store, shortened(reference)));
    }

    static NonRetriableException valueChanged(StepInfo step, String store, String reference) {
        return new NonRetriableException("""
                INNGEST-00083: The %s was changed in the store '%s', under '%s': its SHA-256 differs. Restore the value \
                and run the function again.""".formatted(resultOf(step), store, shortened(reference)));
    }

    static NonRetriableException anotherStore(StepInfo step, String store, String known) {
        return new NonRetriableException("""
                INNGEST-00084: The %s is in the store '%s', but the claim check has the store '%s'. Keep the name of the \
                store, or let runs end before it is replaced.""".formatted(resultOf(step), shortened(store), known));
    }

    static UncheckedIOException storeFailed(String what, StepInfo step, String store, IOException cause) {
        return new UncheckedIOException("""
                INNGEST-00085: Failed to %s the %s in the store '%s'; the cause has the details. It is tried again. Check \
                the store.""".formatted(what, resultOf(step), store), cause);
    }

    static IllegalArgumentException notAKeyOfADirectory(String store) {
        return new IllegalArgumentException("""
                INNGEST-00086: The directory store '%s' keeps values under a run's id, '/' and a SHA-256, and was given \
                another key. Use it for a claim check only.""".formatted(store));
    }

    private static String resultOf(StepInfo step) {
        return "result of step '%s' of function '%s', run %s,"
                .formatted(step.id(), step.run().functionId(), step.run().runId());
    }

    private static String shortened(String text) {
        return text.length() <= MAX_REFERENCE_LENGTH ? text : text.substring(0, MAX_REFERENCE_LENGTH) + "…";
    }
}
