package org.consentcourier.roster.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.consentcourier.application.Application;
import org.consentcourier.docusign.DirectoryUser;
import org.consentcourier.docusign.PageAnswer;
import org.consentcourier.docusign.UserStatus;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The users of an account as far as they have been read: kept, so that reading goes on after a pause or a restart. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class UserListing {

    private static final Duration LEASE = Duration.ofMinutes(15);

    /** What was read before has changed since. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int FETCHED = 1000;

    private static final String TAKE = """
            insert into directory_state as state (application, reading_until) values (:application, :until)
            on conflict (application) do update set reading_until = excluded.reading_until
            where state.reading_until is null or state.reading_until <= :now
            returning next_position""";

    private static final String PAGE = """
            update directory_state set reading_until = :until, reading_since = coalesce(reading_since, :now),
                next_position = :next, users_counted = greatest(users_counted, :counted),
                users_unreadable = users_unreadable + :unreadable, end_uncertain = :cutShort
            where application = :application and reading_until = :mine""";

    /** A user who moved to another page while they were read is kept once. */
    private static final String USER = """
            insert into directory_user (application, user_id, email, status, first_name, last_name, permission_set)
            values (:application, :userId, :email, :status, :firstName, :lastName, :permissionSet)
            on conflict on constraint directory_user_pkey do nothing""";

    private static final String USERS = """
            select email, cast(user_id as text), status, first_name, last_name, permission_set from directory_user
            where application = :application order by email, user_id""";

    private static final String WHOLE = """
            select users_unreadable = 0 and not (end_uncertain and users_counted = 0) and users_counted <= (
                select count(*) from directory_user where application = :application)
            from directory_state where application = :application""";

    private static final String RELEASE =
            "update directory_state set reading_until = null where application = :application and reading_until = :mine";

    private static final String FORGET = """
            with forgotten as (
                update directory_state set reading_until = null, reading_since = null, next_position = 0, users_counted = 0,
                    users_unreadable = 0, end_uncertain = false
                where %s returning application)
            delete from directory_user using forgotten where directory_user.application = forgotten.application""";

    private static final String FORGET_MINE = FORGET.formatted("application = :application and reading_until = :mine");

    private static final String FORGET_OLD =
            FORGET.formatted("reading_since <= :old and (reading_until is null or reading_until <= :now)");

    private final Session session;
    private final Clock clock;

    UserListing(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * The right to read on, until the lease ends; no two leases of one application end at the same instant, which tells
     * them apart.
     *
     * @param next where the next page begins; null: all are read
     */
    record Turn(String application, Instant until, @Nullable Integer next) {}

    /** Empty while another node, or another import, reads. */
    Optional<Turn> take(Application application) {
        forgetOld();
        var until = leaseEnd();
        return session
                .createNativeQuery(TAKE, Integer.class)
                .setParameter("application", application.key())
                .setParameter("until", until)
                .setParameter("now", clock.instant())
                .getResultList()
                .stream()
                .map(next -> new Turn(application.key(), until, next))
                .findFirst();
    }

    /** Keeps a page and the lease; empty when another node has taken over. */
    Optional<Turn> keep(Turn turn, PageAnswer.Page page) {
        var next = page.next().isPresent() ? Integer.valueOf(page.next().getAsInt()) : null;
        var counted = page.total().isPresent() ? Integer.valueOf(page.total().getAsInt()) : null;
        var until = leaseEnd();
        var mine = session.createNativeMutationQuery(PAGE)
                .setParameter("until", until)
                .setParameter("now", clock.instant())
                .setParameter("next", next, Integer.class)
                .setParameter("counted", counted, Integer.class)
                .setParameter("unreadable", page.unreadable())
                .setParameter("cutShort", page.mayBeCutShort())
                .setParameter("application", turn.application())
                .setParameter("mine", turn.until())
                .executeUpdate();
        if (mine == 0) {
            return Optional.empty();
        }
        page.users().forEach(user -> keep(turn, user));
        return Optional.of(new Turn(turn.application(), until, next));
    }

    /** Lets others read on. */
    void release(Turn turn) {
        session.createNativeMutationQuery(RELEASE)
                .setParameter("application", turn.application())
                .setParameter("mine", turn.until())
                .executeUpdate();
    }

    /** Ends a reading; the next one begins with the first page. */
    void end(Turn turn) {
        session.createNativeMutationQuery(FORGET_MINE)
                .setParameter("application", turn.application())
                .setParameter("mine", turn.until())
                .executeUpdate();
    }

    /** Forgets what nobody has read on for so long that it is not true any more. */
    void forgetOld() {
        session.createNativeMutationQuery(FORGET_OLD)
                .setParameter("old", clock.instant().minus(KEPT))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    int size(Turn turn) {
        return session.createNativeQuery(
                        "select count(*) from directory_user where application = :application", Long.class)
                .setParameter("application", turn.application())
                .getSingleResult()
                .intValue();
    }

    /**
     * Whether everybody Docusign counts has been read: who could not be, or moved between two pages, is no leaver. Where it
     * never said how many there are, the last page must have had room for more.
     */
    boolean isWhole(Turn turn) {
        return session.createNativeQuery(WHOLE, Boolean.class)
                .setParameter("application", turn.application())
                .getSingleResult();
    }

    /** Tells of each user e-mail address, User ID, status, first and last name and permission set. */
    void forEach(Turn turn, Consumer<List<String>> row) {
        try (var users = session.createNativeQuery(USERS, Object[].class)
                .setParameter("application", turn.application())
                .setFetchSize(FETCHED)
                .getResultStream()) {
            users.forEach(cells ->
                    row.accept(Arrays.stream(cells).map(String.class::cast).toList()));
        }
    }

    private void keep(Turn turn, DirectoryUser user) {
        session.createNativeMutationQuery(USER)
                .setParameter("application", turn.application())
                .setParameter("userId", user.userId())
                .setParameter("email", user.email())
                .setParameter("status", word(user.status()))
                .setParameter("firstName", text(user.firstName() == null ? user.fullName() : user.firstName()))
                .setParameter("lastName", text(user.lastName()))
                .setParameter("permissionSet", text(user.permissionProfile()))
                .executeUpdate();
    }

    /** As the database keeps it, so that it can be compared with it. */
    private Instant leaseEnd() {
        return clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MICROS);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String word(UserStatus status) {
        return switch (status) {
            case ACTIVE -> "Active";
            case ACTIVATION_SENT -> "ActivationSent";
            case ACTIVATION_REQUIRED -> "ActivationRequired";
            case DISABLED -> "Disabled";
            case CLOSED -> "Closed";
            case UNKNOWN -> "";
        };
    }
}
