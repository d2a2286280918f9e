package io.github.inngestcdi.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail as the page shows it.
 *
 * @param id the id, unique while the catcher runs
 * @param from the sender; empty if the mail does not name one
 * @param to the recipients that the mail names
 * @param subject the subject; empty if the mail has none
 * @param created the time at which the mail was caught
 * @param size the size in bytes
 * @param text the first plain text part; empty if there is none
 */
record CaughtMail(
        String id,
        Optional<InternetAddress> from,
        List<InternetAddress> to,
        String subject,
        Instant created,
        int size,
        String text) {

    private static final int MAX_SNIPPET_LENGTH = 200;

    CaughtMail {
        to = List.copyOf(to);
    }

    /** Reads {@code message} as it was received. */
    static CaughtMail of(String id, Instant created, MimeMessage message) throws MessagingException, IOException {
        return new CaughtMail(
                id,
                addresses(message.getFrom()).stream().findFirst(),
                addresses(message.getRecipients(Message.RecipientType.TO)),
                Optional.ofNullable(message.getSubject()).orElse(""),
                created,
                Math.max(0, message.getSize()),
                text(message).orElse(""));
    }

    private static List<InternetAddress> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses).map(InternetAddress.class::cast).toList();
    }

    private static Optional<String> text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain") && part.getContent() instanceof String text) {
            return Optional.of(text.replace("\r\n", "\n"));
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                var text = text(parts.getBodyPart(index));
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    /** {@return an item of Mailpit's list} */
    ObjectNode summary() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("ID", id)
                .put("Subject", subject)
                .put("Created", created.toString())
                .put("Size", size)
                .put("Snippet", snippet());
        from.ifPresent(sender -> json.set("From", address(sender)));
        var recipients = json.putArray("To");
        to.forEach(recipient -> recipients.add(address(recipient)));
        return json;
    }

    /** {@return the answer of Mailpit for one mail} */
    ObjectNode full() {
        return summary().put("Date", created.toString()).put("Text", text);
    }

    private String snippet() {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_SNIPPET_LENGTH ? line : line.substring(0, MAX_SNIPPET_LENGTH) + "…";
    }

    private static ObjectNode address(InternetAddress address) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Name", Optional.ofNullable(address.getPersonal()).orElse(""))
                .put("Address", address.getAddress());
    }
}
