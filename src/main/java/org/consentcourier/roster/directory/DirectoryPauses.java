package org.consentcourier.roster.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.docusign.DirectoryRoute;
import org.hibernate.Session;

/** Until when Docusign's directory must not be asked, and why: of a whole account, or in the name of one application only. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class DirectoryPauses {

    /** A pause is not shortened by a later, shorter one. */
    private static final String PAUSE = """
            insert into directory_pause as pause (holder, resume_at, problem) values (:holder, :until, :problem)
            on conflict (holder) do update set
                problem = case when pause.resume_at > excluded.resume_at then pause.problem else excluded.problem end,
                resume_at = greatest(pause.resume_at, excluded.resume_at)""";

    private static final String OVER = "delete from directory_pause where holder in (:holders) and resume_at <= :now";

    /** A limit is over with its time; a refusal only when Docusign answers. */
    private static final String LONGEST = """
            select problem, resume_at from directory_pause
            where holder in (:holders) and (resume_at > :now or holder = :refused) order by resume_at desc limit 1""";

    private final Session session;
    private final Clock clock;

    DirectoryPauses(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** What keeps an application's users from being looked up, in words; it is tried again with the first look-up after that instant. */
    public record Problem(String problem, Instant resumeAt) {}

    /** Empty where nothing does, or where nothing was asked yet. */
    public Optional<Problem> problem(Application application) {
        if (application.directory().isEmpty()) {
            return Optional.empty();
        }
        return session.createNativeQuery(LONGEST, Object[].class)
                .setParameterList("holders", holders(application))
                .setParameter("refused", refused(application))
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(row -> new Problem((String) row[0], (Instant) row[1]))
                .findFirst();
    }

    /** Whether nobody may be asked about before an instant that is still to come. */
    boolean holds(Application application) {
        return problem(application)
                .filter(problem -> problem.resumeAt().isAfter(clock.instant()))
                .isPresent();
    }

    /** For all applications that ask the same account. */
    void pauseAccount(Application application, Instant until, String problem) {
        pause(account(application), until, problem);
    }

    void pauseApplication(Application application, Instant until, String problem) {
        pause(own(application), until, problem);
    }

    /** Docusign refused the application; that is wrong until it answers, whatever the time. */
    void refuse(Application application, Instant until, String problem) {
        pause(refused(application), until, problem);
    }

    /** Docusign answered: what was wrong is over, unless it is still to be waited for. */
    void answered(Application application) {
        session.createNativeMutationQuery(OVER)
                .setParameterList("holders", holders(application))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Whose calls are counted together: an account, else an organization; an application alone, where it knows neither. */
    static String account(Application application) {
        return application
                .directory()
                .map(DirectoryRoute::counted)
                .or(application::accountId)
                .map(counted -> "account " + counted)
                .orElseGet(() -> own(application));
    }

    private void pause(String holder, Instant until, String problem) {
        session.createNativeMutationQuery(PAUSE)
                .setParameter("holder", holder)
                .setParameter("until", until)
                .setParameter("problem", problem)
                .executeUpdate();
    }

    private static List<String> holders(Application application) {
        return Stream.of(account(application), own(application), refused(application))
                .distinct()
                .toList();
    }

    private static String refused(Application application) {
        return "refused " + application.key();
    }

    private static String own(Application application) {
        return "application " + application.key();
    }
}
