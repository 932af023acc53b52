package org.consentcourier.bounce;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.consentcourier.mail.MailConfig;

/** Reads the mailbox: each mail is understood, has its effect, and only when that is committed is it moved. */
@ApplicationScoped
public class Intake {

    private final Mailbox mailbox;
    private final MailboxTurn turn;
    private final MailboxOutage outage;
    private final Effects effects;
    private final ZoneId zone;
    private final Clock clock;
    private volatile boolean unreadable;

    Intake(Mailbox mailbox, MailboxTurn turn, MailboxOutage outage, Effects effects, MailConfig mail, Clock clock) {
        this.mailbox = mailbox;
        this.turn = turn;
        this.outage = outage;
        this.effects = effects;
        this.zone = mail.window().zone();
        this.clock = clock;
    }

    /** Reads what is there and returns how many mails it moved; does nothing where no mailbox is set, or another node reads it. */
    public int read() {
        var visit = UUID.randomUUID();
        if (!mailbox.isSet() || !turn.begins(visit)) {
            return 0;
        }
        try {
            return read(visit);
        } finally {
            turn.ends(visit);
        }
    }

    private int read(UUID visit) {
        return switch (mailbox.empty(raw -> turn.goesOn(visit) ? take(raw) : Place.LEFT_THERE)) {
            case Mailbox.Visit.Done(var moved) -> {
                unreadable = false;
                outage.ends();
                yield moved;
            }
            case Mailbox.Visit.Failed(var reason) -> {
                unreadable = true;
                outage.goesOn(reason);
                Log.warnf("The mailbox of bounces cannot be read, the next run tries again: %s", reason);
                yield 0;
            }
        };
    }

    /** Whether this node could not read it when it looked last. */
    public boolean isUnreadable() {
        return unreadable;
    }

    /** Lets a mail have its effect; one that fails stays where it is and keeps no other from its own. */
    Place take(byte[] raw) {
        var key = key(raw);
        try {
            return effects.of(key, IncomingMails.read(raw, LocalDate.ofInstant(clock.instant(), zone)));
        } catch (RuntimeException e) {
            Log.errorf(e, "Mail %s of the mailbox stays where it is", key);
            return Place.LEFT_THERE;
        }
    }

    /** By its headers, among them the Message-ID and the way it took: they stay the same wherever the mail is kept. */
    private static String key(byte[] raw) {
        int end = 0;
        while (end < raw.length && !emptyLineAt(raw, end)) {
            end++;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(raw, end));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static boolean emptyLineAt(byte[] raw, int at) {
        return raw[at] == '\n'
                && at + 1 < raw.length
                && (raw[at + 1] == '\n' || (raw[at + 1] == '\r' && at + 2 < raw.length && raw[at + 2] == '\n'));
    }
}
