package io.github.inngestcdi.servers;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was alive on a heap.
 *
 * @param instances of each class, by its name, whichever loader it is of
 * @param bytes of these
 */
public record LiveHeap(Map<String, Long> instances, Map<String, Long> bytes) {
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)");

    public LiveHeap {
        instances = Map.copyOf(instances);
        bytes = Map.copyOf(bytes);
    }

    /** {@return what {@code jcmd GC.class_histogram} has said} */
    static LiveHeap parsed(String histogram) {
        Map<String, Long> instances = new TreeMap<>();
        Map<String, Long> bytes = new TreeMap<>();
        LINE.matcher(histogram).results().forEach(line -> {
            instances.merge(line.group(3), Long.parseLong(line.group(1)), Long::sum);
            bytes.merge(line.group(3), Long.parseLong(line.group(2)), Long::sum);
        });
        if (bytes.isEmpty()) {
            throw new IllegalStateException("No histogram: " + histogram);
        }
        return new LiveHeap(instances, bytes);
    }

    /** {@return the bytes of all} */
    public long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return the classes that have grown the most since {@code before}, each with by how much} */
    public List<String> grownSince(LiveHeap before) {
        Map<String, Long> growth = new TreeMap<>(bytes);
        before.bytes.forEach((name, size) -> growth.merge(name, -size, Long::sum));
        return growth.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(30)
                .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey()))
                .toList();
    }
}
