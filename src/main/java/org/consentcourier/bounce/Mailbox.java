package org.consentcourier.bounce;

import io.quarkus.logging.Log;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/** The IMAP server: the only place that talks to it. A mail is moved when whoever read it is done with it, and never deleted. */
@ApplicationScoped
public class Mailbox {

    /** A delivery report comes first in its mail; what it returns may be large. */
    private static final int LARGEST = 1024 * 1024;

    private final BouncesConfig config;
    private final Login login;
    private final Optional<SSLSocketFactory> trusted;
    private final Stretches stretches = new Stretches();

    @Inject
    Mailbox(BouncesConfig config, Login login, TlsConfigurationRegistry certificates) {
        this(
                config,
                login,
                config.tlsConfigurationName().flatMap(certificates::get).map(Mailbox::sockets));
    }

    /** At a server whose certificate is held against these, or against those that Java trusts. */
    Mailbox(BouncesConfig config, Login login, Optional<SSLSocketFactory> trusted) {
        this.config = config;
        this.login = login;
        this.trusted = trusted;
    }

    /** How a visit ended. */
    public sealed interface Visit {

        /** All mails were read, so many of them moved. */
        record Done(int moved) implements Visit {}

        /** The server could not be used; what was moved before stays moved. */
        record Failed(String reason) implements Visit {}
    }

    /** Whether there is one at all. */
    public boolean isSet() {
        return config.host().isPresent();
    }

    /** Whether it could be read now: opens its folder, and changes nothing. */
    public Visit look() {
        return visit(folder -> 0);
    }

    /** Reads each mail and moves it where {@code reader} says; what has not been moved is read again. */
    Visit empty(Function<byte[], Place> reader) {
        return visit(folder -> moveAll(folder, reader));
    }

    private interface Work {
        int in(IMAPFolder folder) throws MessagingException, IOException;
    }

    private Visit visit(Work work) {
        try (var store = open();
                var folder = (IMAPFolder) store.getFolder(config.folder())) {
            folder.open(Folder.READ_WRITE);
            return new Visit.Done(work.in(folder));
        } catch (AuthenticationFailedException e) {
            login.refused();
            return new Visit.Failed("the login was refused");
        } catch (MessagingException | IOException e) {
            return new Visit.Failed(reason(e));
        }
    }

    private Store open() throws MessagingException, IOException {
        var protocol = config.tls() == BouncesConfig.Tls.IMPLICIT ? "imaps" : "imap";
        var store = Session.getInstance(properties("mail." + protocol + ".")).getStore(protocol);
        store.connect(config.host().orElseThrow(), config.port(), config.user().orElse(""), login.secret());
        return store;
    }

    private Properties properties(String prefix) {
        var millis = String.valueOf(config.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "fetchsize", "65536");
        if (config.tls() == BouncesConfig.Tls.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        trusted.ifPresent(sockets -> properties.put(prefix + "ssl.socketFactory", sockets));
        if (login.isByToken()) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    private int moveAll(IMAPFolder folder, Function<byte[], Place> reader) throws MessagingException, IOException {
        var mover = new Mover(folder);
        var stretch = stretches.next(folder.getMessageCount());
        var messages = folder.getMessages(stretch.first(), stretch.last());
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.FLAGS);
        folder.fetch(messages, profile);
        int moved = 0;
        for (var message : messages) {
            if (isMoved(folder, message, reader, mover)) {
                moved++;
            }
        }
        stretches.done(stretch, moved);
        return moved;
    }

    /** One mail that the server cannot hand out, or move, keeps no other from being read. */
    private boolean isMoved(IMAPFolder folder, Message message, Function<byte[], Place> reader, Mover mover)
            throws MessagingException, IOException {
        try {
            var to = read(message).map(reader).flatMap(this::folder);
            if (to.isPresent()) {
                mover.move(message, to.get());
            }
            return to.isPresent();
        } catch (MessagingException | IOException e) {
            if (!folder.isOpen() || isClosed(e) || isClosed(e.getCause())) {
                throw e;
            }
            Log.warnf("Mail %d of the mailbox of bounces is left where it is: %s", folder.getUID(message), reason(e));
            return false;
        }
    }

    private static boolean isClosed(@Nullable Throwable failure) {
        return failure instanceof FolderClosedException || failure instanceof StoreClosedException;
    }

    private Optional<String> folder(Place place) {
        return switch (place) {
            case PROCESSED -> Optional.of(config.processedFolder());
            case FOR_PEOPLE -> Optional.of(config.repliesFolder());
            case LEFT_THERE -> Optional.empty();
        };
    }

    /** Without marking it as read; empty when another node has just moved it. */
    private static Optional<byte[]> read(Message message) throws MessagingException, IOException {
        if (message.isExpunged() || message.isSet(Flags.Flag.DELETED)) {
            return Optional.empty();
        }
        var mail = (IMAPMessage) message;
        mail.setPeek(true);
        try (var in = mail.getMimeStream()) {
            var raw = in.readNBytes(LARGEST);
            if (raw.length == 0) { // so it looks when the server answers NO
                throw new IOException("the server hands out nothing of it");
            }
            return Optional.of(raw);
        } catch (MessageRemovedException e) {
            return Optional.empty();
        }
    }

    private static SSLSocketFactory sockets(TlsConfiguration certificates) {
        try {
            return certificates.createSSLContext().getSocketFactory();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The certificates of courier.bounces.tls-configuration-name cannot be used", e);
        }
    }

    private static String reason(Exception failure) {
        var said = String.valueOf(failure.getMessage()).replaceAll("[\\p{Cntrl}\\s]+", " ");
        return Diagnostics.clean(said);
    }
}
