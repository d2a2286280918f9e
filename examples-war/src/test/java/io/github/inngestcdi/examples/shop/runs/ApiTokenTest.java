package io.github.inngestcdi.examples.shop.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.inngestcdi.Secret;
import org.junit.jupiter.api.Test;

class ApiTokenTest {
    @Test
    void hashesTheKeyAfterItsPrefix() {
        // sha256 of the two bytes abcd
        var hash = "123d4c7ef2d1600a1b3a0f6addc60a10f05a3495c9409f2ecbf4cc095d000a6b";

        assertThat(ApiToken.of(new Secret("signkey-test-abcd"))).isEqualTo("Bearer signkey-test-" + hash);
        assertThat(ApiToken.of(new Secret("abcd"))).isEqualTo("Bearer " + hash);
    }

    @Test
    void doesNotShowAnInvalidKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiToken.of(new Secret("signkey-test-nothex")))
                .withMessage("The signing key is not hexadecimal. Copy it again from the server.");
    }
}
