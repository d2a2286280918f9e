package io.github.inngestcdi.demo;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last caught mails, in memory. Takes the place of mail delivery and keeps each mail once. */
final class CaughtMails implements MessageDeliveryHandler {
    private static final int MAX_MAILS = 1000;

    private final MessageDeliveryHandler mailboxes;
    private final InstantSource clock;
    private final Deque<CaughtMail> newestFirst = new ArrayDeque<>();
    private @Nullable MovingMessage last;
    private int caught;

    /** @param mailboxes the handler that creates a mailbox for each recipient */
    CaughtMails(MessageDeliveryHandler mailboxes, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    /** Called once for each recipient. */
    @Override
    public GreenMailUser handle(MovingMessage mail, MailAddress recipient) throws MessagingException, UserException {
        keep(mail);
        return mailboxes.handle(mail, recipient);
    }

    private synchronized void keep(MovingMessage mail) throws MessagingException {
        if (mail == last) {
            return;
        }
        last = mail;
        caught++;
        try {
            newestFirst.addFirst(CaughtMail.of(Integer.toString(caught), clock.instant(), mail.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (newestFirst.size() > MAX_MAILS) {
            newestFirst.removeLast();
        }
    }

    /** {@return the kept mails, the newest first} */
    synchronized List<CaughtMail> all() {
        return List.copyOf(newestFirst);
    }

    synchronized Optional<CaughtMail> find(String id) {
        return newestFirst.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    synchronized void clear() {
        newestFirst.clear();
    }
}
