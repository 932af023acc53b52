package org.consentcourier.outreach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.consentcourier.delivery.DeliveryKind;
import org.jspecify.annotations.Nullable;

/** A mail that is only thought of; such mails sort as the dispatcher claims the real ones. */
final class Thought implements Comparable<Thought> {

    final DeliveryKind kind;
    final int step;

    /** Whom it asks; null: it tells somebody of others. */
    final @Nullable Someone about;

    /** Of whom it tells. */
    final List<Covered> covered = new ArrayList<>();

    /** Who is told; empty where somebody is asked. */
    final String reader;

    Instant due;

    private Thought(DeliveryKind kind, int step, @Nullable Someone about, String reader, Instant due) {
        this.kind = kind;
        this.step = step;
        this.about = about;
        this.reader = reader;
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

    /** Whether it leaves at any hour and about nobody in particular. */
    boolean isUnbound() {
        return about == null && kind != DeliveryKind.ESCALATION;
    }

    /** Somebody of whom it tells, whom that application asks. */
    record Covered(Track track, Someone who, EscalationLevel level) {}

    @Override
    public int compareTo(Thought other) {
        var byTime = due.compareTo(other.due);
        if (byTime != 0) {
            return byTime;
        }
        if (about == null || other.about == null) {
            return Boolean.compare(about == null, other.about == null);
        }
        return compare(about.id, other.about.id);
    }

    /** As PostgreSQL sorts them: by their bytes, without signs. */
    static int compare(UUID one, UUID other) {
        var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high == 0 ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) : high;
    }
}
