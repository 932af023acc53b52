package org.consentcourier.outreach;

import java.time.Instant;
import java.util.List;
import org.consentcourier.delivery.DeliveryRow;

/** How it goes on with one request: by the policy, unless something holds it; the end of asking comes whatever does. */
sealed interface Course {

    /** The person is away until then. */
    record Away(Instant until) implements Course {}

    /** IT has yet to answer a question about the request. */
    record Questioned() implements Course {}

    /** These came back, or never left; one that went to an older address may be tried at the new one. */
    record Undeliverable(List<DeliveryRow> mails) implements Course {}

    /** A mail is ordered and its fate not known. */
    record OnItsWay(DeliveryRow mail) implements Course {}

    /** A reminder has waited until it is time for the last notice, which comes instead. */
    record Superseded(DeliveryRow reminder, Next.Send notice) implements Course {}

    /** Nothing holds it. */
    record Free(Next next) implements Course {}
}
