package org.consentcourier.sandbox.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One SMTP transaction, from MAIL FROM to the reply after DATA. */
final class Delivery implements MessageHandler {

    private final Session session;
    private final SmtpScript script;
    private final Store store;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    /** Takes a message that was read whole. */
    interface Store {
        CaughtMessage keep(String sender, List<String> recipients, byte[] raw);
    }

    Delivery(Session session, SmtpScript script, Store store) {
        this.session = session;
        this.script = script;
        this.store = store;
    }

    @Override
    public void from(String address) {
        sender = address;
    }

    @Override
    public void recipient(String address) throws RejectException {
        if (script.interrupts()) {
            throw new DropConnectionException(421, "4.3.2 Service closing, by script");
        }
        var end = script.end();
        if (script.isSilent()) {
            hang(end);
            throw new DropConnectionException(421, "4.3.2 Dropped by script");
        }
        var refusal = script.replyTo(address);
        if (refusal.isPresent()) {
            throw new RejectException(refusal.get().code(), refusal.get().text());
        }
        recipients.add(address);
    }

    @Override
    public @Nullable String data(InputStream data) throws IOException {
        var raw = data.readAllBytes();
        var trouble = script.afterData();
        if (trouble.isEmpty()) {
            return "2.0.0 Kept as " + store.keep(sender, recipients, raw).id();
        }
        switch (trouble.get()) {
            case STORE_AND_DROP -> store.keep(sender, recipients, raw);
            case STORE_AND_HANG -> {
                var end = script.end();
                store.keep(sender, recipients, raw);
                hang(end);
            }
            case DROP -> {}
        }
        session.closeSocket();
        throw new IOException("Dropped by script");
    }

    @Override
    public void done() {}

    private void hang(CountDownLatch end) {
        try {
            script.hang(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
