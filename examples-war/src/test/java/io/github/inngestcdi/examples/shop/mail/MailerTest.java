package io.github.inngestcdi.examples.shop.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.inngestcdi.NonRetriableException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailerTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Mailer mailer;

    @BeforeEach
    void start() {
        server.start();
        mailer = new Mailer("127.0.0.1", server.getSmtp().getPort(), "The Shop <shop@example.org>");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void sendsTheMailAsItIs() throws MessagingException, IOException {
        mailer.send(new Mail("zoe@example.org", "Welcome, Zoë!", "Hello Zoë,\n\nwelcome.\n"));

        assertThat(server.getReceivedMessages()).singleElement().satisfies(message -> {
            assertThat(message.getFrom()).containsExactly(new InternetAddress("shop@example.org", "The Shop"));
            assertThat(message.getAllRecipients()).containsExactly(new InternetAddress("zoe@example.org"));
            assertThat(message.getSubject()).isEqualTo("Welcome, Zoë!");
            assertThat(message.getContent().toString().replace("\r\n", "\n")).startsWith("Hello Zoë,\n\nwelcome.");
        });
    }

    @Test
    void isNotRetriedForAnInvalidAddress() {
        assertThatExceptionOfType(NonRetriableException.class)
                .isThrownBy(() -> mailer.send(new Mail("a..b@", "Welcome", "Hello")))
                .withMessage("'a..b@' is not an e-mail address.");
    }

    @Test
    void isRetriedWhileTheMailServerIsDown() {
        server.stop();

        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> mailer.send(new Mail("ada@example.org", "Welcome", "Hello")));
    }
}
