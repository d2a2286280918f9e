package io.github.inngestcdi.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPortTest {
    private final Properties properties = new Properties();

    @BeforeEach
    void wantFreePorts() throws IOException {
        FreePorts.into(properties);
    }

    @Test
    void takesThePortsOfTheProperties() throws DemoException {
        properties.setProperty("demo.app.port", " " + properties.getProperty("demo.app.port") + " ");

        Map<DemoPort, Integer> ports = DemoPort.free(properties);

        assertThat(ports).containsOnlyKeys(DemoPort.values());
        assertThat(ports.get(DemoPort.APP))
                .isEqualTo(
                        Integer.valueOf(properties.getProperty("demo.app.port").strip()));
    }

    @Test
    void namesEachPortInUseAndHowToTakeAnother() throws IOException {
        try (var app = new ServerSocket(0);
                var mails = new ServerSocket(0, 1, Loopback.ADDRESS)) {
            properties.setProperty("demo.app.port", Integer.toString(app.getLocalPort()));
            properties.setProperty("demo.mail.web.port", Integer.toString(mails.getLocalPort()));

            assertThatExceptionOfType(DemoException.class)
                    .isThrownBy(() -> DemoPort.free(properties))
                    .withMessageContaining("Port %d, wanted by the shop, is in use.", app.getLocalPort())
                    .withMessageContaining("-Ddemo.app.port=")
                    .withMessageContaining(
                            "Port %d, wanted by the mail catcher's page, is in use.", mails.getLocalPort())
                    .withMessageContaining("-Ddemo.mail.web.port=");
        }
    }

    @Test
    void doesNotGiveOnePortToTwo() {
        properties.setProperty("demo.devserver.port", properties.getProperty("demo.app.port"));

        assertThatExceptionOfType(DemoException.class)
                .isThrownBy(() -> DemoPort.free(properties))
                .withMessageContaining("is wanted twice, the second time by the dev server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65536", "http"})
    void saysWhatIsNoPort(String port) {
        properties.setProperty("demo.mail.smtp.port", port);

        assertThatExceptionOfType(DemoException.class)
                .isThrownBy(() -> DemoPort.free(properties))
                .withMessage("-Ddemo.mail.smtp.port=%s is no port. Use a number from 1 to 65535.".formatted(port));
    }
}
