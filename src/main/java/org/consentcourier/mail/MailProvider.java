package org.consentcourier.mail;

/** What well-known providers let one sender submit; 0: they name no limit. Their own pages say more, and may say something else by now. */
public enum MailProvider {
    /** Exchange Online: 30 messages a minute, 10,000 recipients a day. */
    EXCHANGE_ONLINE(30, 10_000),
    /** The SMTP relay of Google Workspace: 10,000 recipients a day for each user. */
    GOOGLE_WORKSPACE(0, 10_000),
    /** Amazon SES outside its sandbox, as accounts begin: 14 a second, 50,000 a day. */
    SES(840, 50_000),
    /** Amazon SES in its sandbox: one a second, 200 a day. */
    SES_SANDBOX(60, 200),
    /** A server of one's own. */
    OWN(0, 0);

    private final int perMinute;
    private final int perDay;

    MailProvider(int perMinute, int perDay) {
        this.perMinute = perMinute;
        this.perDay = perDay;
    }

    /** Most mails in any sixty seconds. */
    public int perMinute() {
        return perMinute;
    }

    /** Most mails in any 24 hours. */
    public int perDay() {
        return perDay;
    }
}
