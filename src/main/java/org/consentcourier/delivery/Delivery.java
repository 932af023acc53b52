package org.consentcourier.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.consentcourier.mail.FailureCause;
import org.consentcourier.mail.Letter;
import org.consentcourier.mail.SampleMail;
import org.consentcourier.mail.SendResult;
import org.jspecify.annotations.Nullable;

/** One mail: to whom, what about, and where it stands. */
@Entity
@Table(name = "delivery")
public class Delivery {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private DeliveryKind kind;

    private String application;
    private UUID requestId;
    private Integer round;
    private Integer step;
    private String reportPeriod;
    private String reportOf;
    private UUID incidentId;
    private Boolean allClear;

    @Enumerated(EnumType.STRING)
    private SampleMail sample;

    private String sampleLanguage;
    private String recipient;

    @Enumerated(EnumType.STRING)
    private DeliveryStatus status;

    private Instant dueAt;
    private Instant inLineSince;
    private String waitsFor;
    private long claim;
    private boolean mayHaveArrived;
    private int attempts;
    private int putOff;
    private String messageId;
    private String subject;

    @Enumerated(EnumType.STRING)
    private FailureCause cause;

    private String lastReply;
    private Instant createdAt;
    private Instant sentAt;
    private UUID personId;
    private LocalDate mailDay;
    private Integer dayPlace;
    private UUID carriedBy;
    private String carriedMessageId;
    private boolean carries;

    /** For Hibernate; rows are born in {@link Outbox}. */
    protected Delivery() {}

    /** Its own key. */
    public UUID id() {
        return id;
    }

    /** What it is about. */
    public DeliveryKind kind() {
        return kind;
    }

    /** Key of the application, where it concerns one. */
    public Optional<String> application() {
        return Optional.ofNullable(application);
    }

    /** The consent request it asks for, where it asks for one. */
    public Optional<UUID> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** Whom it asks, where it asks anybody. */
    Optional<UUID> personId() {
        return Optional.ofNullable(personId);
    }

    /** The mail it leaves in, or left in; empty where it is one of its own. */
    public Optional<UUID> carriedBy() {
        return Optional.ofNullable(carriedBy);
    }

    /** Whether others leave with it. */
    boolean carries() {
        return carries;
    }

    /** Whether it may have arrived already. */
    boolean isRepeat() {
        return mayHaveArrived || status.mayHaveLeft();
    }

    /** Round of the consent request. */
    public OptionalInt round() {
        return round == null ? OptionalInt.empty() : OptionalInt.of(round);
    }

    /** Its place in the round; 0 is the first mail. */
    public OptionalInt step() {
        return step == null ? OptionalInt.empty() : OptionalInt.of(step);
    }

    /** The report it brings, where it brings one. */
    public Optional<Order.OfReport> report() {
        return Optional.ofNullable(reportPeriod).map(period -> new Order.OfReport(period, reportOf));
    }

    /** The incident it is about, where it is an alarm or the all-clear. */
    public Optional<Order.OfIncident> incident() {
        return Optional.ofNullable(incidentId).map(id -> new Order.OfIncident(id, allClear));
    }

    /** What it shows, where it is a test. */
    public Optional<Order.OfSample> sample() {
        return Optional.ofNullable(sample).map(mail -> new Order.OfSample(mail, Locale.forLanguageTag(sampleLanguage)));
    }

    /** Address it was ordered for. */
    public String recipient() {
        return recipient;
    }

    /** The same for every attempt. */
    public String messageId() {
        return carriedMessageId == null ? messageId : carriedMessageId;
    }

    /** Where it stands. */
    public DeliveryStatus status() {
        return status;
    }

    /** When it may be claimed; while it is being sent, the end of the lease; empty when never again by itself. */
    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    long claim() {
        return claim;
    }

    int attempts() {
        return attempts;
    }

    /** How often in a row it was put off through nobody's fault. */
    int putOffs() {
        return putOff;
    }

    DeliveryRow row() {
        return new DeliveryRow(
                id,
                kind,
                application,
                requestId,
                round,
                step,
                reportPeriod,
                recipient,
                status,
                dueAt,
                waitsFor,
                mayHaveArrived,
                attempts,
                messageId(),
                subject,
                cause,
                lastReply,
                createdAt,
                sentAt,
                carriedBy);
    }

    /** What it falls back to when this claim comes to nothing: an expired claim may have sent it. */
    DeliveryStatus fallback() {
        return status == DeliveryStatus.SENDING ? DeliveryStatus.UNKNOWN : status;
    }

    /** Whether a try that is over may have reached the recipient although no server said so. */
    boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    /** At the first look after its lease has ended, leaves the holder some time for the result; true when it does. */
    boolean grantGrace(Instant until) {
        if (status != DeliveryStatus.SENDING || waitsFor != null) {
            return false;
        }
        dueAt = until;
        waitsFor = "the result of a node that was sending";
        return true;
    }

    void claimFor(Letter letter, Instant leaseEnd, Days.Place place) {
        claim++;
        keepDoubt();
        stand(DeliveryStatus.SENDING, leaseEnd);
        subject = letter.subject();
        mailDay = place.day();
        dayPlace = place.day() == null ? null : place.number();
    }

    /** Takes no place of its own in the day; what becomes of the other becomes of it, by the database. */
    void leaveWith(Delivery other) {
        stand(DeliveryStatus.SENDING, null);
        subject = other.subject;
        mailDay = null;
        dayPlace = null;
        carries = false;
        carriedBy = other.id;
        carriedMessageId = other.messageId;
        other.carries = true;
    }

    /** Not in a further try of the mail it may have arrived in: what becomes of that says nothing of it. */
    void isLeftOut(String reason) {
        stand(DeliveryStatus.UNKNOWN, null);
        lastReply = reason;
        carriedBy = null;
    }

    void waitUntil(Instant until, String reason) {
        stand(fallback(), until);
        waitsFor = reason;
    }

    void cancel(String reason) {
        stand(mayHaveArrived || status.mayHaveLeft() ? DeliveryStatus.UNKNOWN : DeliveryStatus.CANCELLED, null);
        lastReply = reason;
    }

    void renderFailed(String reason) {
        keepDoubt();
        stand(DeliveryStatus.RENDER_FAILED, null);
        remember(FailureCause.TEMPLATE, reason);
    }

    /** Back to where the claim found it, as if it had not been claimed. */
    void giveBack(DeliveryStatus found, Instant dueAgain) {
        stand(found, dueAgain);
    }

    /** Counts the attempt and remembers why it was not the last word. */
    void failed(DeliveryStatus next, @Nullable Instant dueAgain, SendResult result) {
        attempts++;
        putOff = 0;
        stand(next, dueAgain);
        remember(result.failure(), result.words());
    }

    /** Through nobody's fault: no attempt is counted, and it is never given up for that. */
    void putOff(Instant dueAgain, SendResult result) {
        putOff++;
        stand(DeliveryStatus.DEFERRED, dueAgain);
        remember(result.failure(), result.words());
    }

    /** The server had taken it, and another one would not: that overrules what was sent. */
    void cameBack(String reply) {
        sentAt = null;
        mayHaveArrived = false;
        stand(DeliveryStatus.UNDELIVERABLE, null);
        remember(FailureCause.ADDRESS, reply);
    }

    /** Keeps what a server on its way said of it, and where it stands. */
    void remark(String reply) {
        lastReply = reply;
    }

    void unreachable(DeliveryStatus found, Instant dueAgain, SendResult result) {
        stand(found, dueAgain);
        waitsFor = "mail server";
        remember(result.failure(), result.words());
    }

    private void remember(@Nullable FailureCause failure, @Nullable String reply) {
        cause = failure;
        lastReply = reply;
    }

    /** What becomes of the next try says nothing of the ones before. */
    private void keepDoubt() {
        mayHaveArrived |= status.mayHaveLeft();
    }

    private void stand(DeliveryStatus next, @Nullable Instant nextDue) {
        status = next;
        if (next == DeliveryStatus.UNKNOWN) {
            mayHaveArrived = true;
        }
        dueAt = nextDue;
        waitsFor = null;
    }
}
