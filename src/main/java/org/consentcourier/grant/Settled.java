package org.consentcourier.grant;

import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.QuestionKind;

/** What an answer of Docusign did to the request it was about. */
sealed interface Settled {

    /** The answer was taken; the request is in {@code status} now. */
    record Taken(ConsentStatus status) implements Settled {}

    /** The answer looks like one of too many, so nothing changed and IT decides. */
    record Held(QuestionKind question) implements Settled {}

    /** Docusign said nothing about the person; they are asked about again, and {@code status} is what it was. */
    record Untold(ConsentStatus status) implements Settled {}

    /** Another node had taken over, or the request is about another User ID by now; nothing changed. */
    record Late() implements Settled {}
}
