package io.github.inngestcdi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailCatcherTest {
    private final Http http = new Http();
    private MailCatcher catcher;

    @BeforeEach
    void start() throws IOException {
        catcher = MailCatcher.start(0, 0);
    }

    @AfterEach
    void stop() {
        catcher.close();
    }

    @Test
    void hasNoMailsAtFirst() throws Exception {
        var mails = http.json(messages());

        assertThat(mails.get("total").intValue()).isZero();
        assertThat(mails.get("messages")).isEmpty();
    }

    @Test
    void listsTheNewestMailFirst() throws Exception {
        Transport.send(mail("Welcome", "ada@example.org"));
        Transport.send(mail("Tips", "ada@example.org"));

        var mails = http.json(messages());

        assertThat(mails.get("total").intValue()).isEqualTo(2);
        assertThat(mails.get("messages"))
                .extracting(mail -> mail.get("Subject").textValue())
                .containsExactly("Tips", "Welcome");
    }

    @Test
    void showsSenderRecipientAndSubject() throws Exception {
        Transport.send(mail("Grüße", "ada@example.org"));

        var mail = http.json(messages()).get("messages").get(0);

        assertThat(mail.get("From").get("Name").textValue()).isEqualTo("The Shop");
        assertThat(mail.get("From").get("Address").textValue()).isEqualTo("shop@example.org");
        assertThat(mail.get("To").get(0).get("Address").textValue()).isEqualTo("ada@example.org");
        assertThat(mail.get("Subject").textValue()).isEqualTo("Grüße");
        assertThat(mail.get("Snippet").textValue()).isEqualTo("Hello, how are you?");
        assertThat(mail.get("Created").textValue()).endsWith("Z");
    }

    @Test
    void keepsAMailToSeveralRecipientsOnce() throws Exception {
        Transport.send(mail("Welcome", "ada@example.org", "eve@example.org"));

        var mails = http.json(messages());

        assertThat(mails.get("messages"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.get("To")).hasSize(2));
    }

    @Test
    void showsTheTextOfAMail() throws Exception {
        Transport.send(mail("Welcome", "ada@example.org"));
        var id = http.json(messages()).get("messages").get(0).get("ID").textValue();

        var mail = http.json(catcher.uri().resolve("api/v1/message/" + id));

        assertThat(mail.get("Text").textValue()).startsWith("Hello,\n\nhow are you?");
    }

    @Test
    void findsThePlainTextAmongOtherParts() throws Exception {
        var message = mail("Welcome", "ada@example.org");
        var html = new MimeBodyPart();
        html.setContent("<p>Hello</p>", "text/html");
        var plain = new MimeBodyPart();
        plain.setText("Hello");
        message.setContent(new MimeMultipart("alternative", html, plain));
        Transport.send(message);

        var mail = http.json(messages()).get("messages").get(0);

        assertThat(mail.get("Snippet").textValue()).isEqualTo("Hello");
    }

    @Test
    void deletesAllMailsOnRequest() throws Exception {
        Transport.send(mail("Welcome", "ada@example.org"));

        http.send("DELETE", messages(), "");

        assertThat(http.json(messages()).get("total").intValue()).isZero();
    }

    @Test
    void answersNotFoundForAnUnknownMail() throws Exception {
        var answer = http.send("GET", catcher.uri().resolve("api/v1/message/42"), "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Http.json(answer).get("Error").textValue()).startsWith("There is no such mail.");
    }

    @Test
    void servesAPageWithoutExternalResources() throws Exception {
        var page = http.send("GET", catcher.uri(), "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.body()).contains("<title>Mails</title>").doesNotContain("http:", "https:");
    }

    private URI messages() {
        return catcher.uri().resolve("api/v1/messages");
    }

    private MimeMessage mail(String subject, String... to) throws MessagingException, IOException {
        var setup = new ServerSetup(catcher.smtpPort(), Loopback.HOST, ServerSetup.PROTOCOL_SMTP);
        var message = new MimeMessage(GreenMailUtil.getSession(setup));
        message.setFrom(new InternetAddress("shop@example.org", "The Shop"));
        for (var recipient : to) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject, "UTF-8");
        message.setText("Hello,\n\nhow are you?\n", "UTF-8");
        return message;
    }
}
