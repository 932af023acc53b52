package org.consentcourier.sandbox.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.consentcourier.sandbox.http.LoopbackServer;
import org.consentcourier.sandbox.http.Routes;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** A mail server that keeps what it gets in memory, shows it, and fails as told. */
public final class MailCatcher implements AutoCloseable {

    /** SubEthaSMTP reports every connection dropped by script with a stack trace; held here, as loggers are collected. */
    private static final Logger SMTP_LOG = Logger.getLogger("org.subethamail");

    static {
        SMTP_LOG.setLevel(Level.SEVERE);
    }

    private final Inbox inbox = new Inbox();
    private final SmtpScript script = new SmtpScript();
    private final LoopbackServer http;
    private final @Nullable SSLContext tls;
    private volatile Clock clock = Clock.systemUTC();
    private int smtpPort;
    private @Nullable SMTPServer smtp;

    private MailCatcher(int smtpPort, int httpPort, @Nullable SSLContext tls) throws IOException {
        this.smtpPort = smtpPort;
        this.tls = tls;
        var routes = new Routes();
        new InboxPages(inbox).register(routes);
        new InboxApi(inbox).register(routes);
        new MailScripting(this).register(routes);
        this.http = LoopbackServer.http(httpPort, routes);
    }

    /** Starts on free ports. */
    public static MailCatcher start() {
        return start(0, 0);
    }

    /** Starts on these ports, 0 for a free one. */
    public static MailCatcher start(int smtpPort, int httpPort) {
        return start(smtpPort, httpPort, null);
    }

    /** Starts on free ports and takes nothing before STARTTLS. */
    public static MailCatcher startWithTls(SSLContext tls) {
        return start(0, 0, tls);
    }

    private static MailCatcher start(int smtpPort, int httpPort, @Nullable SSLContext tls) {
        try {
            var catcher = new MailCatcher(smtpPort, httpPort, tls);
            catcher.comesBack();
            return catcher;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where mail is delivered, on 127.0.0.1. */
    public synchronized int smtpPort() {
        return smtpPort;
    }

    /** The inbox for people, and Mailpit's API below it. */
    public URI uri() {
        return URI.create("http://localhost:" + http.port());
    }

    /** Stamps arrivals by this clock from now on. */
    public void follows(Clock other) {
        clock = other;
    }

    /** All kept messages in the order they arrived. */
    public List<CaughtMessage> messages() {
        return inbox.all();
    }

    /** The kept messages whose envelope names this address, in the order they arrived. */
    public List<CaughtMessage> messagesTo(String address) {
        return inbox.all().stream().filter(message -> message.isTo(address)).toList();
    }

    /** How many messages were stored since the start or the last {@link #forgets()}. */
    public int received() {
        return inbox.received();
    }

    /** Answers this recipient with a 4xx or 5xx reply until {@link #behaves()}. */
    public void rejects(String address, int code, String text) {
        rejects(address, code, text, Integer.MAX_VALUE);
    }

    public void rejects(String address, int code, String text, int times) {
        script.refuse(address, new SmtpScript.Reply(code, text), times);
    }

    /** Answers every recipient without a reply of its own with this one. */
    public void rejectsEveryone(int code, String text) {
        rejectsEveryone(code, text, Integer.MAX_VALUE);
    }

    public void rejectsEveryone(int code, String text, int times) {
        script.refuseEveryone(new SmtpScript.Reply(code, text), times);
    }

    /** Answers the next recipients with 421 and closes the connection. */
    public void breaksSessions(int times) {
        script.interrupt(times);
    }

    /** Stores the next messages, then drops the connection without a reply. */
    public void storesThenDrops(int times) {
        script.afterData(SmtpScript.AfterData.STORE_AND_DROP, times);
    }

    /** Reads the next messages whole, then drops the connection without storing or replying. */
    public void dropsUnstored(int times) {
        script.afterData(SmtpScript.AfterData.DROP, times);
    }

    /** Stores the next messages, then says nothing until {@link #behaves()}. */
    public void hangsAfterData(int times) {
        script.afterData(SmtpScript.AfterData.STORE_AND_HANG, times);
    }

    /** Says nothing to the next recipients until {@link #behaves()}. */
    public void hangsBeforeData(int times) {
        script.silence(times);
    }

    /** How many sessions wait for their reply. */
    public int hanging() {
        return script.waiting();
    }

    /** Ends every scripted fault; connections that hang are dropped. */
    public void behaves() {
        script.clear();
    }

    /** Refuses SMTP connections; the inbox stays. */
    public synchronized void goesDown() {
        if (smtp != null) {
            smtp.stop();
            smtp = null;
        }
    }

    /** Goes down and comes back by itself. */
    public void goesDownFor(Duration duration) {
        goesDown();
        CompletableFuture.delayedExecutor(duration.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::comesBack);
    }

    /** Listens again on the same port. */
    public synchronized void comesBack() {
        if (smtp != null) {
            return;
        }
        var builder = SMTPServer.port(smtpPort)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mail.sandbox.example")
                .softwareName("Sandbox mail catcher")
                .insertReceivedHeaders(false)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .serverSocketFactory(MailCatcher::serverSocket)
                .messageHandlerFactory(this::handler);
        if (tls != null) {
            builder.requireTLS().startTlsSocketFactory(tls);
        }
        var server = builder.build();
        server.start();
        smtpPort = server.getPortAllocated();
        smtp = server;
    }

    /** Forgets messages and faults. */
    public void forgets() {
        behaves();
        inbox.clear();
    }

    @Override
    public void close() {
        behaves();
        goesDown();
        http.close();
    }

    private static ServerSocket serverSocket() throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        return socket;
    }

    private MessageHandler handler(MessageContext context) {
        return new Delivery((Session) context, script, this::keep);
    }

    private CaughtMessage keep(String sender, List<String> recipients, byte[] raw) {
        var id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        var message = new CaughtMessage(id, clock.instant(), sender, recipients, raw);
        inbox.add(message);
        return message;
    }
}
