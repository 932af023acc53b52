package org.consentcourier.sandbox.docusign;

import java.time.Duration;

/** Something else than an honest answer of the token endpoint. */
sealed interface Fault {

    /** HTTP 429; without Retry-After where the duration is zero. */
    record TooManyRequests(Duration retryAfter) implements Fault {}

    /** The older form of a limit: HTTP 400 with an errorCode. */
    record HourlyLimit() implements Fault {}

    /** HTTP 503 with a page of HTML. */
    record ServerError() implements Fault {}

    /** No answer until released. */
    record Hang() implements Fault {}

    /** HTTP 200 with something that is no JSON. */
    record Garbage() implements Fault {}

    /** HTTP 200 with nothing. */
    record Empty() implements Fault {}

    /** HTTP 400 with this OAuth error. */
    record Refusal(TokenAnswer.Refused answer) implements Fault {}
}
