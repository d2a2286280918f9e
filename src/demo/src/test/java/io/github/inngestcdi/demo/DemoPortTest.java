package io.github.inngestcdi.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPortTest {
    private final Properties properties = new Properties();

    @BeforeEach
    void useFreePorts() throws IOException {
        FreePorts.into(properties);
    }

    @Test
    void readsThePortsFromTheProperties() throws DemoException {
        properties.setProperty("demo.app.port", " " + properties.getProperty("demo.app.port") + " ");

        var ports = DemoPort.free(properties);

        assertThat(ports).containsOnlyKeys(DemoPort.values());
        assertThat(ports.get(DemoPort.APP))
                .isEqualTo(
                        Integer.valueOf(properties.getProperty("demo.app.port").strip()));
    }

    @Test
    void namesEachPortInUseAndHowToChooseAnother() throws IOException {
        try (var app = new ServerSocket(0);
                var mails = new ServerSocket(0, 1, Loopback.ADDRESS)) {
            properties.setProperty("demo.app.port", Integer.toString(app.getLocalPort()));
            properties.setProperty("demo.mail.web.port", Integer.toString(mails.getLocalPort()));

            assertThatExceptionOfType(DemoException.class)
                    .isThrownBy(() -> DemoPort.free(properties))
                    .withMessageContaining("Port %d for the shop is in use.", app.getLocalPort())
                    .withMessageContaining("-Ddemo.app.port=")
                    .withMessageContaining("Port %d for the mail catcher's page is in use.", mails.getLocalPort())
                    .withMessageContaining("-Ddemo.mail.web.port=");
        }
    }

    @Test
    void refusesAPortThatIsConfiguredTwice() {
        properties.setProperty("demo.devserver.port", properties.getProperty("demo.app.port"));

        assertThatExceptionOfType(DemoException.class)
                .isThrownBy(() -> DemoPort.free(properties))
                .withMessageContaining("is configured twice, the second time for the dev server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65536", "http"})
    void refusesWhatIsNotAPort(String port) {
        properties.setProperty("demo.mail.smtp.port", port);

        assertThatExceptionOfType(DemoException.class)
                .isThrownBy(() -> DemoPort.free(properties))
                .withMessage("-Ddemo.mail.smtp.port=%s is not a port. Use a number from 1 to 65535.".formatted(port));
    }
}
