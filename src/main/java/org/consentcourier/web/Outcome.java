package org.consentcourier.web;

import org.consentcourier.consent.ConsentStatus;

/** What a person is told who came back from Docusign and was checked just now; knows no clock and no database. */
sealed interface Outcome {

    /** Re-checks of one visit; with two seconds between them they cover a quarter of a minute. */
    int RECHECKS = 7;

    /** Consent is proven. */
    record Done() implements Outcome {}

    /** Not proven yet; the page comes back by itself as number {@code next}. */
    record Checking(int next) implements Outcome {}

    /** Not proven after all re-checks of this visit. */
    record NotYet() implements Outcome {}

    /** Docusign cannot be asked, or not about this person, at the moment. */
    record Later() implements Outcome {}

    /** Another Docusign user of the same address has consented, and IT decides; {@code again}: one look more, later. */
    record OtherUser(boolean again) implements Outcome {}

    /** Docusign sent the person back with an error; they decide what it was. */
    record CameBack() implements Outcome {}

    /** The person has told us that they will not. */
    record Declined() implements Outcome {}

    /** The person is not asked any more. */
    record Over() implements Outcome {}

    /** The link belongs to an earlier round of asking. */
    record OldLink() implements Outcome {}

    /**
     * How a person came to this page.
     *
     * @param current whether the link is of the present round
     * @param said {@code error} from Docusign, {@code declined} from our own form, else empty
     * @param attempt how often this visit has been checked before
     * @param otherUser whether another Docusign user of the address has consented
     */
    record Visit(boolean current, String said, int attempt, boolean otherUser) {}

    /** {@code mayAsk}: whether Docusign may be asked about this application now. */
    static Outcome of(ConsentStatus status, boolean mayAsk, Visit visit) {
        return switch (status) {
            case GRANTED -> new Done();
            case EXEMPT, LEFT -> new Over();
            case UNRESOLVED, FAULTY -> visit.current() ? new Later() : new OldLink();
            case DECLINED -> declined(visit);
            case NEW, PENDING, REVOKED, EXPIRED -> visit.current() ? open(mayAsk, visit) : new OldLink();
        };
    }

    private static Outcome declined(Visit visit) {
        if (visit.otherUser()) {
            return otherUser(visit);
        }
        return visit.said().isEmpty() && visit.attempt() < RECHECKS
                ? new Checking(visit.attempt() + 1)
                : new Declined();
    }

    private static Outcome open(boolean mayAsk, Visit visit) {
        if (visit.said().equals("error")) {
            return new CameBack();
        }
        if (visit.otherUser()) {
            return otherUser(visit);
        }
        if (!mayAsk) {
            return new Later();
        }
        return visit.attempt() < RECHECKS ? new Checking(Math.max(0, visit.attempt()) + 1) : new NotYet();
    }

    /** The other user's consent may be an old one, and the expected one's still on its way. */
    private static Outcome otherUser(Visit visit) {
        return new OtherUser(visit.attempt() < RECHECKS);
    }
}
