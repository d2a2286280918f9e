package io.github.inngestcdi.devserver.internal.http;

/** The number of items that an answer lists. */
public final class ListLimit {
    private static final int MAX_ITEMS = 1000;

    private ListLimit() {}

    /** {@return the query parameter {@code limit}, brought into the allowed range; {@code otherwise} if it is not a number} */
    public static int of(Exchange exchange, int otherwise) {
        try {
            var limit = Integer.parseInt(exchange.query("limit", Integer.toString(otherwise)));
            return Math.max(1, Math.min(MAX_ITEMS, limit));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
