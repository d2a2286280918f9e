package io.github.inngestcdi.arquillian;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as an Inngest Server does. A second implementation, so that it does not share a mistake of the SDK. */
record Signer(String signingKey) {
    static final String HEADER = "X-Inngest-Signature";

    /** {@return the header that signs {@code body}, as if written at {@code time}} */
    String sign(String body, Instant time) {
        long seconds = time.getEpochSecond();
        return "t=" + seconds + "&s=" + mac(body, String.valueOf(seconds));
    }

    /** {@return whether {@code header} signs {@code body}} */
    boolean signed(String body, String header) {
        var parts = header.split("[=&]", -1);
        return parts.length == 4 && parts[3].equals(mac(body, parts[1]));
    }

    private String mac(String body, String seconds) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var secret = signingKey.replaceFirst("^signkey-\\w+-", "");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((body + seconds).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
