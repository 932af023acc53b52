package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.consentcourier.mail.MailConfig;
import org.jspecify.annotations.Nullable;

/** What lets a mail leave apart from what it says, for whoever only thinks of mails. */
@ApplicationScoped
public class SendingRules {

    private final Gates gates;
    private final Quota quota;
    private final WorkingCalendar calendar;
    private final CalendarConfig config;
    private final ZoneId zone;

    SendingRules(Gates gates, Quota quota, WorkingCalendar calendar, CalendarConfig config, MailConfig mail) {
        this.gates = gates;
        this.quota = quota;
        this.calendar = calendar;
        this.config = config;
        this.zone = mail.window().zone();
    }

    /** The first instant, now or later, at which mail may leave to somebody there. */
    public Instant nextOpening(Instant now, Whereabouts where) {
        return calendar.nextOpening(now, where).at();
    }

    /** The day it is there, as places in it are counted. */
    public LocalDate day(Instant now, Whereabouts where) {
        return calendar.day(now, where);
    }

    /** When a mail may leave that has to wait for the next day. */
    public Instant nextDay(Instant now, Whereabouts where) {
        return calendar.nextDay(now, where);
    }

    /** Mails that may ask one person on one day; 0: any number. */
    public int dailyCap() {
        return config.dailyCap();
    }

    /** Whether the fence of a pilot lets mail pass to that address. */
    public boolean allows(String recipient) {
        return gates.allows(recipient);
    }

    /** Whose days an application counts. */
    public ZoneId zone(String application) {
        return calendar.zone(new Whereabouts(application, null, null));
    }

    /** By whose calendar two mails to somebody of that zone are of one day. */
    public ZoneId days(@Nullable ZoneId own) {
        return own == null ? zone : own;
    }

    /** The limits of the mail provider as they stand now, or one in so many of what they allow. */
    @Transactional(TxType.REQUIRES_NEW)
    public QuotaWindow quota(int oneIn) {
        return quota.trial(oneIn);
    }
}
