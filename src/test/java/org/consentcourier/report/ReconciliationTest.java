package org.consentcourier.report;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.consentcourier.report.PeopleFilter.Part;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Proof;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All numbers of all reports, week after week, against the ledger and against each other. */
@Tag(Proof.TAG)
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ReconciliationTest {

    private static final int WEEKS = Proof.times(6, 52);
    private static final int PEOPLE = Proof.times(60, 200);
    private static final Instant FIRST_MONDAY = Instant.parse("2026-11-30T00:00:05Z");
    private static final Ledger NOTHING = new Ledger(Map.of(), Map.of());

    @Inject
    Snapshots snapshots;

    @Inject
    Completion completion;

    @Inject
    Reports reports;

    @Inject
    ReportPeople people;

    @Inject
    Scene scene;

    @Inject
    Session session;

    @Inject
    MovableClock clock;

    @Inject
    Clock applicationClock;

    @BeforeEach
    void begin() {
        scene.begin();
        scene.start();
    }

    @AfterEach
    void dissolve() {
        scene.begin();
        Company.dissolve(session);
    }

    @Test
    void managers_everybody_and_the_ledger_agree_week_after_week_whoever_comes_goes_moves_or_consents() {
        var snapshot = new WeeklySnapshot(snapshots, completion, Weekly.CONFIG, applicationClock);
        var company = new Company(session, applicationClock, 1815);
        company.found(PEOPLE);
        var then = NOTHING;
        for (int week = 0; week < WEEKS; week++) {
            company.goesOn();
            clock.set(FIRST_MONDAY.plus(Duration.ofDays(7L * week)));
            var now = Ledger.now(session);
            assertThat(snapshot.takeDue()).isOne();
            company.goesOn(); // What comes after a snapshot is no part of it.
            new Week(reports.periods().getFirst().key(), now, then).agrees();
            then = now;
        }
    }

    /** What must be true of one week. */
    private final class Week {

        private final String period;
        private final Ledger now;
        private final Ledger then;

        Week(String period, Ledger now, Ledger then) {
            this.period = period;
            this.now = now;
            this.then = then;
        }

        void agrees() {
            everybodyAgrees();
            managersAgree();
            for (var manager : now.managers()) {
                managerAgrees(manager);
            }
        }

        private void everybodyAgrees() {
            var company = reports.company(period).orElseThrow();
            assertThat(company.numbers()).as(period).isEqualTo(now.numbers(now.all(), then, then.all()));
            for (var application : company.applications()) {
                assertThat(application.numbers())
                        .as("%s of %s", application.application(), period)
                        .isEqualTo(expected(ledger ->
                                ledger.where(entry -> entry.application().equals(application.application()))));
            }
            for (var department : company.departments()) {
                assertThat(department.numbers())
                        .as("%s in %s", department.name(), period)
                        .isEqualTo(expected(ledger ->
                                ledger.where(entry -> entry.department().equals(department.name()))));
            }
            for (var groups : List.of(company.departments(), company.countries(), company.domains())) {
                assertThat(groups.stream()
                                .mapToLong(group -> group.numbers().total())
                                .sum())
                        .isEqualTo(company.numbers().total());
            }
            assertThat(company.ages().stream().mapToLong(AgeNumbers::people).sum())
                    .isEqualTo(company.numbers().missing());
            assertThat(company.problems().stream()
                            .mapToLong(ProblemNumbers::people)
                            .sum())
                    .isEqualTo(company.numbers().late());
            assertThat(company.trend().points().getLast().done())
                    .isEqualTo(company.numbers().done());
        }

        private void managersAgree() {
            var rows = reports.managers(period);
            var ofAll = reports.company(period).orElseThrow().numbers();
            var sum = rows.stream().map(ManagerNumbers::direct).reduce(Numbers.NONE, Numbers::plus);
            assertThat(List.of(sum.done(), sum.missing(), sum.exempt(), sum.late(), sum.newlyGranted(), sum.revoked()))
                    .as(period)
                    .isEqualTo(List.of(
                            ofAll.done(),
                            ofAll.missing(),
                            ofAll.exempt(),
                            ofAll.late(),
                            ofAll.newlyGranted(),
                            ofAll.revoked()));
            assertThat(rows.stream().map(ManagerNumbers::manager).filter(manager -> manager != null))
                    .containsExactlyInAnyOrderElementsOf(now.managers());
            for (var row : rows) {
                var manager = row.manager();
                assertThat(row.direct())
                        .as("%s in %s", manager, period)
                        .isEqualTo(expected(ledger -> ledger.where(entry -> Objects.equals(entry.manager(), manager))));
            }
        }

        private void managerAgrees(String manager) {
            var report = reports.manager(period, manager).orElseThrow();
            assertThat(report.below())
                    .as("below %s in %s", manager, period)
                    .isEqualTo(expected(ledger -> ledger.below(manager)));
            var done = then.below(manager).stream()
                    .filter(then.where(Ledger.Entry::isDone)::contains)
                    .count();
            assertThat(report.below().done())
                    .isEqualTo(done + report.below().change().done());
            assertThat(named(manager)).as("the people of %s", manager).isEqualTo(now.below(manager));
            assertThat(report.teams().stream().map(ManagerNumbers::manager).collect(toSet()))
                    .isEqualTo(now.above().entrySet().stream()
                            .filter(edge -> edge.getValue().equals(manager)
                                    && now.managers().contains(edge.getKey()))
                            .map(Map.Entry::getKey)
                            .collect(toSet()));
            assertThat(report.needsYou()).hasSize((int) report.direct().late());
        }

        private Set<UUID> named(String manager) {
            var named = new ArrayList<UUID>();
            people.each(
                    period, new Scope.Tree(manager), PeopleFilter.of(Part.ALL), line -> named.add(line.requestId()));
            assertThat(named).doesNotHaveDuplicates();
            return Set.copyOf(named);
        }

        private Numbers expected(Function<Ledger, Set<UUID>> group) {
            return now.numbers(group.apply(now), then, group.apply(then));
        }
    }
}
