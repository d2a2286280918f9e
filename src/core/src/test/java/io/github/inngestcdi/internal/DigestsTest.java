package io.github.inngestcdi.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples of RFC 3174 (SHA-1), NIST (SHA-256) and RFC 4231 (HMAC-SHA256). */
class DigestsTest {
    @Test
    void hashesWithSha1() {
        assertThat(hex(Digests.sha1().digest(bytes("abc")))).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
    }

    @Test
    void hashesWithSha256() {
        assertThat(Digests.sha256Hex(bytes("abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .isEqualTo(hex(Digests.sha256(bytes("abc"))));
    }

    @Test
    void authenticatesWithHmacSha256() {
        assertThat(hex(Digests.hmacSha256(bytes("Jefe"), bytes("what do ya want for nothing?"))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void authenticatesPartsAsOneText() {
        assertThat(Digests.hmacSha256(bytes("key"), bytes("body"), bytes("1700000000")))
                .isEqualTo(Digests.hmacSha256(bytes("key"), bytes("body1700000000")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
