package io.github.inngestcdi.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;

/**
 * Accepts every mail over SMTP and delivers none. Shows the mails on a page, and as JSON at {@code /api/v1/messages} in
 * Mailpit's format.
 */
final class MailCatcher implements AutoCloseable {
    private final GreenMail smtp;
    private final HttpServer web;

    private MailCatcher(GreenMail smtp, HttpServer web) {
        this.smtp = smtp;
        this.web = web;
    }

    /** Starts a catcher on two ports of loopback; 0 means any free port. When this method returns, both ports answer. */
    static MailCatcher start(int smtpPort, int webPort) throws IOException {
        var smtp = new GreenMail(new ServerSetup(smtpPort, Loopback.HOST, ServerSetup.PROTOCOL_SMTP));
        var users = smtp.getUserManager();
        var mails = new CaughtMails(users.getMessageDeliveryHandler(), Clock.systemUTC());
        users.setMessageDeliveryHandler(mails);
        smtp.start();
        var web = HttpServer.create(new InetSocketAddress(Loopback.ADDRESS, webPort), 0);
        web.createContext("/", new MailPages(mails));
        web.start();
        return new MailCatcher(smtp, web);
    }

    int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    /** {@return the address of the page} */
    URI uri() {
        return Loopback.uri(web.getAddress().getPort());
    }

    @Override
    public void close() {
        web.stop(0);
        smtp.stop();
    }
}
