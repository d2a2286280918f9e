package io.github.inngestcdi.servers;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The live objects on a heap at one time.
 *
 * @param instances the number of instances by class name, for all class loaders together
 * @param bytes the bytes of these instances, by class name
 */
public record LiveHeap(Map<String, Long> instances, Map<String, Long> bytes) {
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)");

    public LiveHeap {
        instances = Map.copyOf(instances);
        bytes = Map.copyOf(bytes);
    }

    /** {@return the content of the output of {@code jcmd GC.class_histogram}} */
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

    /** {@return the bytes of all live objects} */
    public long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return the classes that have grown the most since {@code before}, each after its growth in bytes} */
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
