package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.CoreMessages;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Warns of runs whose code has changed since they began, once for each run. Names the steps that this process has run by
 * their ids, others by their hashes, which are all that the server sends. Safe for use by many threads.
 */
final class DriftLog {
    private static final int MAX_KEPT = 10_000;

    private final System.Logger logger = System.getLogger("io.github.inngestcdi");
    private final Map<String, String> idsByHash = bounded();
    private final Map<String, Boolean> warned = bounded();

    private static <T> Map<String, T> bounded() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MAX_KEPT;
            }
        });
    }

    /** Remembers that {@code hash} is the step {@code id}. */
    void learn(String hash, String id) {
        idsByHash.put(hash, id);
    }

    void warn(String slug, String runId, List<String> leftOut, List<String> found) {
        if (warned.putIfAbsent(runId, true) == null) {
            var names = leftOut.stream()
                    .map(hash -> idsByHash.getOrDefault(hash, hash))
                    .toList();
            logger.log(Level.WARNING, CoreMessages.codeChanged(slug, runId, names, found));
        }
    }
}
