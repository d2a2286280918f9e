package io.github.inngestcdi.internal.json;

import java.io.Reader;
import java.util.Objects;

/** Reads a part of a string without a copy of it. */
final class SliceReader extends Reader {
    private final String source;
    private final int end;
    private int at;

    SliceReader(String source, int start, int end) {
        this.source = source;
        this.at = start;
        this.end = end;
    }

    @Override
    public int read() {
        return at < end ? source.charAt(at++) : -1;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (at == end) {
            return -1;
        }
        int count = Math.min(length, end - at);
        source.getChars(at, at + count, target, offset);
        at += count;
        return count;
    }

    @Override
    public void close() {}
}
