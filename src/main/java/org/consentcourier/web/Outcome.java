package org.consentcourier.web;

import java.time.Duration;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.grant.InstantCheck.Answer;

/** What a person is told who came back from Docusign and was checked just now; knows no clock and no database. */
sealed interface Outcome {

    /** How long a visit is checked again and again before it is told that there is no consent. */
    Duration WINDOW = Duration.ofSeconds(15);

    /** Consent is proven. */
    record Done() implements Outcome {}

    /** Not proven yet; the page comes back by itself. */
    record Checking() implements Outcome {}

    /** Not proven after all re-checks of this visit. */
    record NotYet() implements Outcome {}

    /** Docusign cannot be asked at the moment, or does not answer. */
    record Later() implements Outcome {}

    /** Docusign may not be asked more often at the moment. */
    record Busy() implements Outcome {}

    /** Docusign does not know the user of the roster. */
    record Faulty() implements Outcome {}

    /** It is not known which of Docusign's users the person is. */
    record Unresolved() implements Outcome {}

    /** Another Docusign user of the same address has consented, and IT decides; {@code again}: one look more, later. */
    record OtherUser(boolean again) implements Outcome {}

    /** Docusign sent the person back with an error; they decide what it was. */
    record CameBack() implements Outcome {}

    /** The person has told us that they will not. */
    record Declined() implements Outcome {}

    /** IT has taken the person out. */
    record Exempt() implements Outcome {}

    /** The person is no longer on the roster. */
    record Left() implements Outcome {}

    /**
     * How a person came to this page.
     *
     * @param said {@code error} from Docusign, {@code declined} from our own form, else empty
     * @param waited since the first check of this visit
     * @param otherUser whether another Docusign user of the address has consented
     */
    record Visit(String said, Duration waited, boolean otherUser) {

        boolean isLong() {
            return waited.compareTo(WINDOW) >= 0;
        }
    }

    static Outcome of(Answer answer, Visit visit) {
        return switch (answer.status()) {
            case GRANTED -> new Done();
            case EXEMPT -> new Exempt();
            case LEFT -> new Left();
            case UNRESOLVED -> new Unresolved();
            case FAULTY -> new Faulty();
            case DECLINED -> declined(visit);
            case NEW, PENDING, REVOKED, EXPIRED -> open(answer, visit);
        };
    }

    private static Outcome declined(Visit visit) {
        if (visit.otherUser()) {
            return otherUser(visit);
        }
        return visit.said().isEmpty() && !visit.isLong() ? new Checking() : new Declined();
    }

    private static Outcome open(Answer answer, Visit visit) {
        if (visit.said().equals("error")) {
            return new CameBack();
        }
        if (visit.otherUser()) {
            return otherUser(visit);
        }
        return switch (answer) {
            case Answer.Standing standing -> new Later();
            case Answer.Limited limited -> new Busy();
            case Answer.Untold untold -> visit.isLong() ? new Later() : new Checking();
            case Answer.Told told -> visit.isLong() ? notYet(told.status()) : new Checking();
        };
    }

    /** Who was never checked, because the answer was held or late, has not been refused by Docusign either. */
    private static Outcome notYet(ConsentStatus status) {
        return status == ConsentStatus.NEW ? new Later() : new NotYet();
    }

    /** The other user's consent may be an old one, and the expected one's still on its way. */
    private static Outcome otherUser(Visit visit) {
        return new OtherUser(!visit.isLong());
    }
}
