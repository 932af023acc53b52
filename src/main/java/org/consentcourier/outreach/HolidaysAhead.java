package org.consentcourier.outreach;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.ZoneOffset;
import org.consentcourier.delivery.WorkingCalendar;
import org.consentcourier.roster.People;
import org.consentcourier.roster.RosterChanged;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Has the public holidays worked out of all countries the roster names before a mail needs them: a cold Java takes seconds for the first,
 * and a claim holds its rows and the day of its people meanwhile.
 */
@ApplicationScoped
public class HolidaysAhead {

    private final People people;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final boolean jobs;
    private volatile boolean imported;

    HolidaysAhead(
            People people,
            WorkingCalendar calendar,
            Clock clock,
            @ConfigProperty(name = "quarkus.scheduler.enabled", defaultValue = "true") boolean jobs) {
        this.people = people;
        this.calendar = calendar;
        this.clock = clock;
        this.jobs = jobs;
    }

    void onStart(@Observes StartupEvent start) {
        if (jobs) {
            workOut();
        } // a command sends nothing
    }

    void onImport(@Observes(during = TransactionPhase.AFTER_SUCCESS) RosterChanged change) {
        imported |= change.importId() != null;
    }

    @Scheduled(identity = "holidays", every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void afterImport() {
        if (imported) {
            imported = false;
            workOut();
        }
    }

    /** For imports on other nodes, and for the year that comes. */
    @Scheduled(identity = "holidays of others", every = "15m", concurrentExecution = ConcurrentExecution.SKIP)
    void now() {
        workOut();
    }

    /** With no transaction open while it takes its time; returns how many calendars were new. */
    public int workOut() {
        return calendar.keepsHolidays()
                ? calendar.expect(
                        people.countries().keySet(),
                        clock.instant().atOffset(ZoneOffset.UTC).toLocalDate())
                : 0;
    }
}
