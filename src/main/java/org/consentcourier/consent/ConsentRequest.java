package org.consentcourier.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.roster.Person;
import org.jspecify.annotations.Nullable;

/** One person asked for consent to one application: the state machine and the due times of those who drive it. */
@Entity
@Table(name = "consent_request")
public class ConsentRequest {

    /** Later than {@link Instant#EPOCH}, earlier than any time at which a check falls due by itself. */
    private static final Instant BEFORE_MAIL = Instant.EPOCH.plusSeconds(1);

    @Id
    private UUID id;

    @Column(updatable = false)
    private String application;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id", updatable = false)
    private Person person;

    // What the roster knows is changed in bulk, by its import alone.
    @Column(updatable = false)
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private ConsentStatus status;

    private Instant statusSince;
    private int round;
    private Instant roundSince;
    private Instant grantedAt;
    private Instant lastProofAt;
    private String provenScopes;
    private String exemptReason;
    private LocalDate exemptUntil;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private ConsentStatus statusBeforeLeft;

    @Enumerated(EnumType.STRING)
    private ConsentStatus statusBeforeFaulty;

    private UUID membershipAccount;
    private Boolean accountMember;

    @Column(updatable = false)
    private boolean activationPending;

    private Instant checkDueAt;
    private long checkClaim;
    private int checkStep;
    private Instant checkedAt;
    private Instant outreachDueAt;
    private Instant outreachNotBefore;
    private Instant letInAt;

    @Version
    private int version;

    /** For Hibernate; requests are opened in bulk by {@link RosterReconciliation}. */
    protected ConsentRequest() {}

    /** Changes the state if the transition table allows it; a transition that begins a new round counts it up. */
    Transition become(ConsentStatus next, Instant at) {
        if (status == next) {
            return new Transition.Repeated(status);
        }
        if (!status.canBecome(next) && !(status == ConsentStatus.FAULTY && next == onceKnownAgain())) {
            return new Transition.Refused(status, next);
        }
        var from = status;
        if (origin().beginsRound(next)) {
            round++;
            roundSince = at;
        }
        statusBeforeFaulty = next == ConsentStatus.FAULTY ? from : null;
        status = next;
        statusSince = at;
        if (next != ConsentStatus.EXEMPT) {
            exemptReason = null;
            exemptUntil = null;
        }
        return new Transition.Applied(from, next, round);
    }

    /** What Docusign's not knowing the user for a time interrupts, and does not end. */
    private ConsentStatus origin() {
        return status == ConsentStatus.FAULTY && statusBeforeFaulty != null ? statusBeforeFaulty : status;
    }

    /** What {@code consent_required} makes of a request whose user Docusign did not know: nobody who has answered is asked twice. */
    public ConsentStatus onceKnownAgain() {
        return switch (origin()) {
            case GRANTED, REVOKED -> ConsentStatus.REVOKED;
            case DECLINED -> ConsentStatus.DECLINED;
            case EXPIRED -> ConsentStatus.EXPIRED;
            case UNRESOLVED, NEW, PENDING, FAULTY, EXEMPT, LEFT -> ConsentStatus.PENDING;
        };
    }

    /** Notes a successful grant; kept in every later state, because it once was proven. */
    void proven(Instant at, String scopes) {
        if (status != ConsentStatus.GRANTED || grantedAt == null) {
            grantedAt = at;
        }
        if (status != ConsentStatus.GRANTED) {
            membershipAccount = null; // of who was granted before, who may have been another user
            accountMember = null;
        }
        lastProofAt = at;
        provenScopes = scopes;
    }

    /** Whether that is news: somebody is expected to be a member. */
    boolean noteMembership(UUID account, boolean member) {
        var before = account.equals(membershipAccount) ? accountMember : null;
        membershipAccount = account;
        accountMember = member;
        return !Boolean.valueOf(member).equals(before == null ? Boolean.TRUE : before);
    }

    /** Whether this was proven since consent was. */
    public boolean isMemberOf(UUID account) {
        return status == ConsentStatus.GRANTED
                && account.equals(membershipAccount)
                && Boolean.TRUE.equals(accountMember);
    }

    void exempt(String reason, @Nullable LocalDate until) {
        exemptReason = reason;
        exemptUntil = until;
    }

    /** Takes the request for one check; until {@code leaseEnd} nobody else does. The number grows with each claim. */
    public long claimCheck(Instant leaseEnd) {
        checkDueAt = leaseEnd;
        return ++checkClaim;
    }

    /** Whether {@code claim} is still the newest; a late result of an older one must change nothing. */
    public boolean holdsCheck(long claim) {
        return checkClaim == claim;
    }

    /** Notes that Docusign answered about this person, and when to ask next; null: not before the state changes. */
    public void checked(Instant at, int nextStep, @Nullable Instant nextDueAt) {
        checkedAt = at;
        checkStep = nextStep;
        checkDueAt = nextDueAt;
    }

    /** Asks again at {@code at}, keeping the place in the cadence: after an answer that said nothing about the person; null: not at all. */
    public void checkAgain(@Nullable Instant at) {
        checkDueAt = at;
    }

    /** Asks again at {@code at}, unless it is not asked any more, or somebody has begun to wait. */
    public void checkLater(Instant at) {
        if (checkDueAt != null && checkDueAt.isAfter(BEFORE_MAIL)) {
            checkDueAt = at;
        }
    }

    /** Puts the check before all others, which go by the oldest due time: somebody waits for it. */
    public void checkFirst() {
        checkDueAt = Instant.EPOCH;
    }

    /** Puts the check before those nothing waits for, and behind those somebody waits for: a mail does. */
    public void checkBeforeMail() {
        if (checkDueAt == null || checkDueAt.isAfter(BEFORE_MAIL)) {
            checkDueAt = BEFORE_MAIL;
        }
    }

    /** Wakes outreach at {@code at}; null: nothing to do before the state changes. */
    public void outreachAt(@Nullable Instant at) {
        outreachDueAt = at;
    }

    /** First mails may go out from {@code at} on, in this round and later ones; the first time counts. */
    public void letIn(Instant at) {
        if (letInAt == null) {
            letInAt = at;
        }
    }

    /** Whether first mails may go out where an application starts in waves. */
    public boolean isLetIn() {
        return letInAt != null;
    }

    /** Nobody is there to read a mail before {@code back}; the last word on it counts. When outreach looks stays: asking may end before. */
    public void awayUntil(Instant back) {
        outreachNotBefore = back;
    }

    /** Whether Docusign was asked within {@code limit} before {@code now}. */
    public boolean checkedWithin(Duration limit, Instant now) {
        return checkedAt != null && !checkedAt.isBefore(now.minus(limit));
    }

    /** Since when the state is what it is, or when Docusign last said so. */
    public Instant lastLearnt() {
        return checkedAt != null && checkedAt.isAfter(statusSince) ? checkedAt : statusSince;
    }

    public UUID id() {
        return id;
    }

    public String application() {
        return application;
    }

    public Person person() {
        return person;
    }

    /** Docusign's GUID this request's state belongs to; empty while UNRESOLVED, and where Docusign knows no user of the address. */
    public Optional<UUID> userId() {
        return Optional.ofNullable(userId);
    }

    public ConsentStatus status() {
        return status;
    }

    /** Whether the person must activate the user at Docusign before asking can help; nobody is mailed until then. */
    public boolean activationPending() {
        return activationPending;
    }

    public Instant statusSince() {
        return statusSince;
    }

    /** Counts the courses of asking, from 1. */
    public int round() {
        return round;
    }

    public Instant roundSince() {
        return roundSince;
    }

    public Optional<Instant> grantedAt() {
        return Optional.ofNullable(grantedAt);
    }

    public Optional<Instant> lastProofAt() {
        return Optional.ofNullable(lastProofAt);
    }

    /** Whether these scopes, separated by spaces, were all proven once. */
    public boolean wasProvenFor(String scopes) {
        return covers(provenScopes, scopes);
    }

    /** The same of scopes that were read without their request; null: nothing was ever proven. */
    public static boolean covers(@Nullable String proven, String scopes) {
        return proven != null && Set.of(proven.split(" ")).containsAll(List.of(scopes.split(" ")));
    }

    /** How many waits of the cadence have begun since the last mail, or the first check. */
    public int checkStep() {
        return checkStep;
    }

    public Optional<Instant> checkDueAt() {
        return Optional.ofNullable(checkDueAt);
    }

    public Optional<Instant> checkedAt() {
        return Optional.ofNullable(checkedAt);
    }

    public Optional<Instant> outreachDueAt() {
        return Optional.ofNullable(outreachDueAt);
    }

    /** When the person is back, where they are known to be away at {@code now}. */
    public Optional<Instant> backAt(Instant now) {
        return Optional.ofNullable(outreachNotBefore).filter(now::isBefore);
    }
}
