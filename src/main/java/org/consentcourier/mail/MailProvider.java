package org.consentcourier.mail;

/** What well-known providers let one sender submit, 0: they name no limit, and over how many connections at a time. Their own pages say more, and may say something else by now. */
public enum MailProvider {
    /** Exchange Online: 30 messages a minute, 10,000 recipients a day, 3 connections of one mailbox. */
    EXCHANGE_ONLINE(30, 10_000, 3),
    /** The SMTP relay of Google Workspace: 10,000 recipients a day for each user. */
    GOOGLE_WORKSPACE(0, 10_000, 10),
    /** Amazon SES outside its sandbox, as accounts begin: 14 a second, 50,000 a day. */
    SES(840, 50_000, 10),
    /** Amazon SES in its sandbox: one a second, 200 a day. */
    SES_SANDBOX(60, 200, 10),
    /** A server of one's own. */
    OWN(0, 0, 10);

    private final int perMinute;
    private final int perDay;
    private final int connections;

    MailProvider(int perMinute, int perDay, int connections) {
        this.perMinute = perMinute;
        this.perDay = perDay;
        this.connections = connections;
    }

    /** Most mails in any sixty seconds. */
    public int perMinute() {
        return perMinute;
    }

    /** Most mails in any 24 hours. */
    public int perDay() {
        return perDay;
    }

    /** Connections at a time, where the settings name no number. */
    public int connections() {
        return connections;
    }
}
