package org.consentcourier.consent;

import java.util.EnumSet;
import java.util.Set;

/** Where one person stands with one application; the successors of each state are data, in one place. */
public enum ConsentStatus {
    /** No User ID yet, or several to choose from. */
    UNRESOLVED,
    /** Not checked yet; nobody is mailed before the first check. */
    NEW,
    /** Docusign said {@code consent_required}. */
    PENDING,
    /** A JWT grant for all the scopes succeeded. */
    GRANTED,
    /** Was granted, now {@code consent_required} again. */
    REVOKED,
    /** The person told us "I will not". */
    DECLINED,
    /** {@code expireAfter} passed since the first sent invitation; no more mail. */
    EXPIRED,
    /** Docusign does not know this user. */
    FAULTY,
    /** IT took this person out. */
    EXEMPT,
    /** No longer on the roster of this application. */
    LEFT;

    /** Whether an answer, a person or IT may take a request of this state to {@code next} within its life. */
    public boolean canBecome(ConsentStatus next) {
        return successors().contains(next);
    }

    /** Whether a changed User ID, environment or integration key takes this state back to {@link #NEW}. */
    public boolean restartsWithNewUserId() {
        return this != EXEMPT && this != LEFT;
    }

    /** Whether Docusign has said that this person has yet to consent, and they may be mailed for it. */
    public boolean isAsked() {
        return this == PENDING || this == REVOKED;
    }

    /** Whether a transition from this state to {@code next} begins a new round of asking. */
    boolean beginsRound(ConsentStatus next) {
        return switch (this) {
            case GRANTED -> next == REVOKED;
            case DECLINED, EXPIRED -> next == PENDING;
            case EXEMPT -> next == NEW || next == UNRESOLVED;
            case UNRESOLVED, NEW, PENDING, REVOKED, FAULTY, LEFT -> false;
        };
    }

    private Set<ConsentStatus> successors() {
        return switch (this) {
            case UNRESOLVED -> EnumSet.of(NEW, FAULTY, EXEMPT, LEFT);
            case NEW -> EnumSet.of(PENDING, GRANTED, FAULTY, UNRESOLVED, EXEMPT, LEFT);
            case PENDING -> EnumSet.of(GRANTED, DECLINED, EXPIRED, FAULTY, EXEMPT, LEFT);
            case GRANTED -> EnumSet.of(REVOKED, FAULTY, LEFT);
            case REVOKED -> EnumSet.of(GRANTED, DECLINED, EXPIRED, FAULTY, EXEMPT, LEFT);
            case DECLINED, EXPIRED -> EnumSet.of(PENDING, GRANTED, FAULTY, EXEMPT, LEFT);
            case FAULTY -> EnumSet.of(PENDING, GRANTED, NEW, UNRESOLVED, EXEMPT, LEFT);
            case EXEMPT -> EnumSet.of(NEW, UNRESOLVED, LEFT);
            case LEFT -> EnumSet.of(NEW, DECLINED, EXEMPT);
        };
    }
}
