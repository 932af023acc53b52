package org.consentcourier.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;

/** The mailbox that bounces and replies come to, at a real IMAP server. */
public final class BounceMailbox implements AutoCloseable {

    /** Its address, whose variants arrive in it too. */
    public static final String ADDRESS = "bounces@corp.example";

    private static final String USER = "bounces";
    private static final String PASSWORD = "of-the-mailbox";

    private final GreenMail server;
    private GreenMailUser user;

    private BounceMailbox() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = created();
    }

    /** On a free port. */
    static BounceMailbox start() {
        return new BounceMailbox();
    }

    public int port() {
        return server.getImap().getPort();
    }

    public String user() {
        return USER;
    }

    public String password() {
        return PASSWORD;
    }

    /** It lets nobody in until it {@link #empties()}. */
    public void closes() {
        server.getUserManager().deleteUser(user);
    }

    /** Nothing in it, in no folder. */
    public void empties() {
        server.getUserManager().deleteUser(user);
        user = created();
    }

    /** A mail arrives, as its sender wrote it. */
    public void receives(String raw) {
        try {
            user.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many mails are in a folder; none where there is no such folder. */
    public int in(String folder) {
        MailFolder found = server.getManagers().getImapHostManager().getFolder(user, folder);
        return found == null ? 0 : found.getMessageCount();
    }

    @Override
    public void close() {
        server.stop();
    }

    private GreenMailUser created() {
        return server.setUser(ADDRESS, USER, PASSWORD);
    }
}
