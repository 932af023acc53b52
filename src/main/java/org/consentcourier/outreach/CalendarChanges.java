package org.consentcourier.outreach;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.delivery.CalendarText;
import org.consentcourier.delivery.CalendarWaits;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds out at start what has changed in days and hours, and has what waits by the old ones looked at anew. */
@ApplicationScoped
@Transactional
public class CalendarChanges {

    /** After {@link PolicyChanges}, which writes the rows. */
    private static final int AFTER_POLICIES = Interceptor.Priority.APPLICATION + 600;

    private static final String BEGIN =
            "update outreach_policy set calendar = :calendar where application = :application";

    /** Beside what the same start changed in the policy. */
    private static final String CHANGE = """
            update outreach_policy set calendar = :calendar, since = :now,
                last_change = case when last_change is not null and since > cast(:now as timestamptz) - interval '1 minute'
                    then last_change || ', ' || :change else :change end
            where application = :application""";

    private final Session session;
    private final OutreachPolicies policies;
    private final StoredPolicies stored;
    private final CalendarText calendars;
    private final CalendarWaits waits;
    private final AuditTrail audit;
    private final Clock clock;

    CalendarChanges(
            Session session,
            OutreachPolicies policies,
            StoredPolicies stored,
            CalendarText calendars,
            CalendarWaits waits,
            AuditTrail audit,
            Clock clock) {
        this.session = session;
        this.policies = policies;
        this.stored = stored;
        this.calendars = calendars;
        this.waits = waits;
        this.audit = audit;
        this.clock = clock;
    }

    void onStart(@Observes @Priority(AFTER_POLICIES) StartupEvent start) {
        stored.lock();
        var now = clock.instant();
        var before = known();
        var changed = new ArrayList<String>();
        for (var application : policies.configured().keySet()) {
            if (compare(application, before.get(application), now)) {
                changed.add(application);
            }
        }
        if (!changed.isEmpty()) {
            Log.infof("%d mails that waited by the old calendar are looked at anew", waits.lookAnew(changed, now));
        }
    }

    /** True: it is another one. */
    private boolean compare(String application, @Nullable String before, Instant now) {
        var after = calendars.of(application);
        if (before == null) {
            session.createNativeMutationQuery(BEGIN)
                    .setParameter("application", application)
                    .setParameter("calendar", after)
                    .executeUpdate();
            return false;
        }
        if (before.equals(after)) {
            return false;
        }
        change(application, after, PolicyText.changes(before, after), now);
        return true;
    }

    private void change(String application, String after, String what, Instant now) {
        session.createNativeMutationQuery(CHANGE)
                .setParameter("application", application)
                .setParameter("calendar", after)
                .setParameter("change", what)
                .setParameter("now", now)
                .executeUpdate();
        audit.record("start", "changed the calendar of", "application " + application, what);
        Log.infof("The calendar of application %s changed: %s", application, what);
    }

    private Map<String, String> known() {
        var known = new HashMap<String, String>();
        session.createNativeQuery(
                        "select application, calendar from outreach_policy where calendar is not null", Object[].class)
                .getResultList()
                .forEach(row -> known.put((String) row[0], (String) row[1]));
        return known;
    }
}
