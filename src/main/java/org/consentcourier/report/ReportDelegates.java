package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.roster.Managers;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Who stands in for a manager: gets the manager's reports as well, and reads them after a login. Nobody passes that on. */
@ApplicationScoped
@Transactional
public class ReportDelegates {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{1,190}");

    private static final String SELECT =
            "select id, manager_email, delegate_email, from_day, until_day, set_by, set_at from report_delegate ";

    private static final String ON_DAY = "from_day <= :day and (until_day is null or until_day >= :day)";

    private static final String INSERT = """
            insert into report_delegate (id, manager_email, delegate_email, from_day, until_day, set_by, set_at)
            values (:id, :manager, :delegate, :from, :until, :by, :at) on conflict do nothing""";

    private final Session session;
    private final Managers managers;
    private final AuditTrail audit;
    private final ReportsConfig config;
    private final Clock clock;

    ReportDelegates(Session session, Managers managers, AuditTrail audit, ReportsConfig config, Clock clock) {
        this.session = session;
        this.managers = managers;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** Who is to stand in for whom; days as in {@link ReportDelegate}. */
    public record Wish(
            String manager,
            String delegate,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** What became of a wish. */
    public sealed interface Outcome {

        /** It holds. */
        record Set(ReportDelegate delegate) implements Outcome {}

        /** Nothing was changed, and why. */
        record Refused(String why) implements Outcome {}
    }

    /** For IT: anybody may stand in for anybody. */
    public Outcome set(Wish wish, String by) {
        return set(wish, false, by);
    }

    /** By managers for themselves: only somebody of the roster, so that no names leave the house. */
    public Outcome setOwn(Wish wish, String by) {
        return set(wish, true, by);
    }

    /** Ends it at once; false: there is none, or it is of another manager than {@code own}, who may be null for IT. */
    public boolean end(UUID id, @Nullable String own, String by) {
        var ended = session.createNativeMutationQuery(
                                "delete from report_delegate where id = :id and (cast(:own as text) is null or manager_email = :own)")
                        .setParameter("id", id)
                        .setParameter("own", own == null ? null : lower(own), String.class)
                        .executeUpdate()
                == 1;
        if (ended) {
            audit.record(by, "ended a delegate", "report delegate " + id, "");
        }
        return ended;
    }

    /** All, or those of one manager, the latest first; also those whose time is over or to come. */
    public List<ReportDelegate> list(@Nullable String manager) {
        return session.createNativeQuery(
                        SELECT + "where cast(:manager as text) is null or manager_email = :manager"
                                + " order by from_day desc, manager_email, delegate_email",
                        Object[].class)
                .setParameter("manager", manager == null ? null : lower(manager), String.class)
                .getResultStream()
                .map(ReportDelegates::delegate)
                .toList();
    }

    /** Who gets a manager's report too on that day; addresses in lower case. */
    public List<String> delegatesOf(String manager, LocalDate day) {
        return session.createNativeQuery(
                        "select distinct delegate_email from report_delegate where manager_email = :manager and "
                                + ON_DAY + " order by delegate_email",
                        String.class)
                .setParameter("manager", lower(manager))
                .setParameter("day", day)
                .getResultList();
    }

    /** For whom somebody stands in today; addresses in lower case. */
    public List<String> managersOf(String delegate) {
        return session.createNativeQuery(
                        "select distinct manager_email from report_delegate where delegate_email = :delegate and "
                                + ON_DAY + " order by manager_email",
                        String.class)
                .setParameter("delegate", lower(delegate))
                .setParameter("day", today())
                .getResultList();
    }

    /** By the calendar of the reports. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), config.zone());
    }

    private Outcome set(Wish wish, boolean fromRosterOnly, String by) {
        var manager = lower(wish.manager());
        var delegate = lower(wish.delegate());
        var from = wish.from() == null ? today() : wish.from();
        var objection = objection(manager, delegate, from, wish.until());
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        if (fromRosterOnly && !managers.isOnRoster(delegate)) {
            return new Outcome.Refused("Nobody of that address is on the roster; ask IT to name somebody else.");
        }
        var set = new ReportDelegate(UUID.randomUUID(), manager, delegate, from, wish.until(), by, clock.instant());
        if (!insert(set)) {
            return new Outcome.Refused("They stand in from that day already.");
        }
        audit.record(by, "named a delegate", "report delegate " + set.id(), manager + ", by " + delegate);
        return new Outcome.Set(set);
    }

    private Optional<String> objection(String manager, String delegate, LocalDate from, @Nullable LocalDate until) {
        if (!ADDRESS.matcher(manager).matches() || !ADDRESS.matcher(delegate).matches()) {
            return Optional.of("An address looks like ada@corp.example.");
        }
        if (manager.equals(delegate)) {
            return Optional.of("Nobody stands in for themselves.");
        }
        if (until != null && until.isBefore(from)) {
            return Optional.of("The last day is before the first.");
        }
        return until != null && until.isBefore(today()) ? Optional.of("The last day is over.") : Optional.empty();
    }

    private boolean insert(ReportDelegate set) {
        return session.createNativeMutationQuery(INSERT)
                        .setParameter("id", set.id())
                        .setParameter("manager", set.manager())
                        .setParameter("delegate", set.delegate())
                        .setParameter("from", set.from())
                        .setParameter("until", set.until(), LocalDate.class)
                        .setParameter("by", set.setBy())
                        .setParameter("at", set.setAt())
                        .executeUpdate()
                == 1;
    }

    private static ReportDelegate delegate(Object[] row) {
        return new ReportDelegate(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (LocalDate) row[3],
                (LocalDate) row[4],
                (String) row[5],
                (Instant) row[6]);
    }

    private static String lower(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
