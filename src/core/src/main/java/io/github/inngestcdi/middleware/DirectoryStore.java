package io.github.inngestcdi.middleware;

import io.github.inngestcdi.spi.ValueStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps values in files: a directory for each run, a file for each value. For tests, and for apps of one node or with a
 * shared disk. A file is there completely or not at all; a run's directory may be removed once the run has ended.
 *
 * @since 0.1
 */
public final class DirectoryStore implements ValueStore {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,100}/[0-9a-f]{64}");

    private final String name;
    private final Path directory;

    /**
     * Keeps values in {@code directory}, which is made with the first one.
     *
     * @param name names the store; the same across deployments
     */
    public DirectoryStore(String name, Path directory) {
        this.name = name;
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String put(String key, byte[] value) throws IOException {
        if (!isKey(key)) {
            throw ClaimMessages.notAKeyOfADirectory(name);
        }
        var file = directory.resolve(key);
        if (Files.exists(file)) {
            return key;
        }
        var folder = Files.createDirectories(file.getParent());
        var draft = Files.createTempFile(folder, ".", ".draft");
        try {
            write(draft, value);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        return key;
    }

    @Override
    public Optional<byte[]> get(String reference) throws IOException {
        if (!isKey(reference)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(reference)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void write(Path file, byte[] value) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var left = ByteBuffer.wrap(value);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Nothing but a key is taken, so that none leads out of the directory. */
    private static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }
}
