package io.github.inngestcdi.cdi.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KebabCaseTest {
    @ParameterizedTest
    @CsvSource({
        "Onboarding, onboarding",
        "WelcomeUser, welcome-user",
        "HTTPImport, http-import",
        "sendV2Mail, send-v2-mail",
        "on_order, on-order"
    })
    void writesJavaNamesAsIds(String name, String id) {
        assertThat(KebabCase.of(name)).isEqualTo(id);
    }
}
