package io.github.inngestcdi.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"5000", "0", "17", "4999", "5001", "2147483647", "99999999999", "-1", "many"})
    void readsTheWholeBodyWhateverTheContentLength(@Nullable String length) throws IOException {
        var body = bytes(5000);

        assertThat(BodyReader.read(request(length, body), 10_000)).isEqualTo(body);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"5000", "0", "99", "100", "101"})
    void readsNoMoreThanTheLimit(@Nullable String length) throws IOException {
        var body = bytes(5000);

        assertThat(BodyReader.read(request(length, body), 100)).isEqualTo(Arrays.copyOf(body, 100));
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return bytes;
    }

    private static ServeRequest request(@Nullable String length, byte[] body) {
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(body)) {
            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                return super.read(target, offset, Math.min(count, 1000));
            }
        };
        return new ServeRequest(
                "POST",
                URI.create("http://localhost/api/inngest"),
                name -> name.equals("content-length") ? length : null,
                slow);
    }
}
