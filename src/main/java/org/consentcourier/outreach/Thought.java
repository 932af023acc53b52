package org.consentcourier.outreach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.consentcourier.delivery.DeliveryKind;
import org.jspecify.annotations.Nullable;

/** A mail that is only thought of; such mails sort as the dispatcher claims the real ones. */
final class Thought implements Comparable<Thought> {

    private static final AtomicLong NUMBERS = new AtomicLong();

    final DeliveryKind kind;
    final int step;

    /** Tells those apart that are alike in everything. */
    private final long number = NUMBERS.incrementAndGet();

    /** Whom it asks; null: it tells somebody of others. */
    final @Nullable Someone about;

    /** Of whom it tells. */
    final List<Covered> covered = new ArrayList<>();

    /** Who is told; empty where somebody is asked. */
    final String reader;

    /** Its place in the line, which it keeps whatever it waits for. */
    final Instant inLineSince;

    /** When it is looked at. */
    Instant due;

    private Thought(DeliveryKind kind, int step, @Nullable Someone about, String reader, Instant due) {
        this.kind = kind;
        this.step = step;
        this.about = about;
        this.reader = reader;
        this.inLineSince = due;
        this.due = due;
    }

    static Thought toAsk(Someone about, DeliveryKind kind, int step, Instant due) {
        return new Thought(kind, step, about, "", due);
    }

    static Thought toTell(String reader, Instant due) {
        return new Thought(DeliveryKind.ESCALATION, 0, null, reader, due);
    }

    /** One of a kind that the simulation does not order itself. */
    static Thought ofOthers(DeliveryKind kind, String reader, Instant due) {
        return new Thought(kind, 0, null, reader, due);
    }

    /** One that is read while it waits. */
    Thought waitingUntil(Instant due) {
        this.due = due;
        return this;
    }

    /** Whether it leaves at any hour and about nobody in particular. */
    boolean isUnbound() {
        return about == null && kind != DeliveryKind.ESCALATION;
    }

    /** Somebody of whom it tells, whom that application asks. */
    record Covered(Track track, Someone who, EscalationLevel level) {}

    @Override
    public int compareTo(Thought other) {
        var byTime = inLineSince.compareTo(other.inLineSince);
        if (byTime != 0) {
            return byTime;
        }
        if (about != null && other.about != null) {
            return compare(about.id, other.about.id);
        }
        var byRequest = Boolean.compare(about == null, other.about == null);
        var byReader = byRequest == 0 ? reader.compareTo(other.reader) : byRequest;
        return byReader == 0 ? Long.compare(number, other.number) : byReader;
    }

    /** As PostgreSQL sorts them: by their bytes, without signs. */
    static int compare(UUID one, UUID other) {
        var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high == 0 ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) : high;
    }
}
