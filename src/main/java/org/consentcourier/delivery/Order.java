package org.consentcourier.delivery;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.consentcourier.mail.SampleMail;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent when it is due: for a step of a round of a consent request, or for a report period, or an incident, or a test.
 *
 * @param step place in the round; 0 is the first mail, and each step is ordered at most once
 */
public record Order(
        DeliveryKind kind,
        @Nullable String application,
        @Nullable UUID requestId,
        @Nullable Integer round,
        @Nullable Integer step,
        @Nullable OfReport report,
        @Nullable OfIncident incident,
        @Nullable OfSample sample,
        String recipient,
        Instant dueAt) {

    /** A step without its request, or the other way round, would have no Message-ID of its own. */
    public Order {
        if ((requestId == null) != (round == null) || (requestId == null) != (step == null)) {
            throw new IllegalArgumentException("Request, round and step belong together");
        }
        if (Stream.of(requestId, report, incident).filter(Objects::nonNull).count() > 1) {
            throw new IllegalArgumentException("A mail belongs to a request, to a report or to an incident");
        }
    }

    /** One that is for no sample. */
    public Order(
            DeliveryKind kind,
            @Nullable String application,
            @Nullable UUID requestId,
            @Nullable Integer round,
            @Nullable Integer step,
            @Nullable OfReport report,
            @Nullable OfIncident incident,
            String recipient,
            Instant dueAt) {
        this(kind, application, requestId, round, step, report, incident, null, recipient, dueAt);
    }

    /** A mail as nobody gets it, in that language. */
    public record OfSample(SampleMail mail, Locale language) {}

    /**
     * A report of one period.
     *
     * @param whose address of the manager whose people it tells of, in lower case; empty: it is about everybody. Each recipient
     *     gets it once
     */
    public record OfReport(String period, String whose) {}

    /** The alarm about an incident, or the all-clear after it. */
    public record OfIncident(UUID id, boolean allClear) {}

    /** A mail of a round of a consent request. */
    public static Order forRequest(
            DeliveryKind kind,
            String application,
            UUID requestId,
            int round,
            int step,
            String recipient,
            Instant dueAt) {
        return new Order(kind, application, requestId, round, step, null, null, recipient, dueAt);
    }

    /** A manager's own report of a period; the address in lower case. */
    public static Order forReport(String period, String manager, Instant dueAt) {
        return forReport(new OfReport(period, manager), manager, dueAt);
    }

    /** A report of a period, to the manager it is of or to somebody else. */
    public static Order forReport(OfReport report, String recipient, Instant dueAt) {
        return new Order(DeliveryKind.WEEKLY_REPORT, null, null, null, null, report, null, recipient, dueAt);
    }

    /** One of the two mails of an incident. */
    public static Order forIncident(
            OfIncident incident, @Nullable String application, String recipient, Instant dueAt) {
        return new Order(DeliveryKind.ALARM, application, null, null, null, null, incident, recipient, dueAt);
    }

    /** What a manager is told about some of the own people. */
    public static Order forManager(String application, String recipient, Instant dueAt) {
        return new Order(DeliveryKind.ESCALATION, application, null, null, null, null, null, recipient, dueAt);
    }

    /** A test. */
    public static Order forTest(OfSample sample, String application, String recipient, Instant dueAt) {
        return new Order(DeliveryKind.TEST, application, null, null, null, null, null, sample, recipient, dueAt);
    }
}
