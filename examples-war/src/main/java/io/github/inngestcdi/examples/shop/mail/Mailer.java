package io.github.inngestcdi.examples.shop.mail;

import io.github.inngestcdi.NonRetriableException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends mails over SMTP, on the thread of the caller. Call it in a step, so that Inngest retries it after a failure. */
@Dependent
public class Mailer {
    private static final String TIMEOUT_MILLIS = "5000";

    private final String host;
    private final int port;
    private final String from;

    @Inject
    Mailer(
            @ConfigProperty(name = "shop.smtp.host") String host,
            @ConfigProperty(name = "shop.smtp.port") int port,
            @ConfigProperty(name = "shop.mail.from") String from) {
        this.host = host;
        this.port = port;
        this.from = from;
    }

    /**
     * Sends {@code mail} to the mail server.
     *
     * @throws NonRetriableException if the address is not valid for any mail server
     * @throws MessagingException if the mail server did not accept the mail; a retry may succeed
     */
    public void send(Mail mail) throws MessagingException {
        var message = new MimeMessage(session());
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, recipient(mail));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(Clock.systemUTC().instant()));
        Transport.send(message);
    }

    private static InternetAddress recipient(Mail mail) {
        try {
            return new InternetAddress(mail.to(), true);
        } catch (AddressException e) {
            throw new NonRetriableException("'%s' is not an e-mail address.".formatted(mail.to()), e);
        }
    }

    private Session session() {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", host);
        settings.setProperty("mail.smtp.port", Integer.toString(port));
        settings.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        settings.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        settings.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        return Session.getInstance(settings);
    }
}
