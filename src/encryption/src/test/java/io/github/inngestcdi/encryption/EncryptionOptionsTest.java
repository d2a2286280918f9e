package io.github.inngestcdi.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Secret;
import org.junit.jupiter.api.Test;

class EncryptionOptionsTest {
    private static EncryptionOptions options() {
        return EncryptionOptions.of(new Secret("current-key")).withFallbackDecryptionKeys(new Secret("next-key"));
    }

    @Test
    void equalOthersWithTheSameParts() {
        assertThat(options()).isEqualTo(options()).hasSameHashCodeAs(options());
        assertThat(options()).isNotEqualTo(options().withDecryptOnly());
        assertThat(options()).isNotEqualTo(options().withEventEncryptionField("card"));
    }

    @Test
    void showNoKey() {
        assertThat(options().toString())
                .contains("key=***", "fallbackDecryptionKeys=[***]", "eventEncryptionField=encrypted")
                .doesNotContain("current-key", "next-key");
    }
}
