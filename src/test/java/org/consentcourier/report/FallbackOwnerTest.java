package org.consentcourier.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.RosterConfig;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Rosters;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class FallbackOwnerTest {

    private static final String PERIOD = "2026-W49";
    private static final String ADA = "ada@corp.example";
    private static final String CHARLES = "charles@corp.example";
    private static final String EMMY = "emmy@corp.example";
    private static final String GRACE = "grace@corp.example";
    private static final String MARY = "mary@corp.example";
    private static final String HELP = "help@corp.example";

    @Inject
    Scene scene;

    @Inject
    Rosters rosters;

    @Inject
    Reports reports;

    @Inject
    Deliveries deliveries;

    @Inject
    ReportManagers managers;

    @Inject
    SnapshotLines lines;

    @Inject
    Completion completion;

    @Inject
    RosterConfig config;

    @Inject
    Session session;

    @Inject
    MovableClock clock;

    @Inject
    Clock applicationClock;

    @BeforeEach
    void grace_leads_ada_and_mary_has_left_with_a_team_behind() {
        scene.begin();
        scene.start();
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>");
        rosters.team(MARY, "Charles Babbage <charles@corp.example>");
        rosters.team("stranger@corp.example", "Emmy Noether <emmy@corp.example>");
        rosters.team(GRACE, "Grace Hopper <grace@corp.example>");
        rosters.team("", "Mary Somerville <mary@corp.example>", "Katherine J <katherine@corp.example>");
        leaves(MARY);
        clock.set(Instant.parse("2026-11-30T00:00:05Z"));
    }

    @Test
    void the_fallback_owner_has_the_people_whose_manager_is_nobody_themselves_or_gone() {
        take(Optional.of("Help@Corp.example"));

        assertThat(missing(HELP)).containsExactlyInAnyOrder(CHARLES, GRACE, "katherine@corp.example");
        assertThat(missing("stranger@corp.example")).containsExactly(EMMY);
        assertThat(missing(GRACE)).containsExactly(ADA);
        assertThat(mailed()).containsExactlyInAnyOrder(HELP, GRACE, "stranger@corp.example");
    }

    @Test
    void without_one_nobody_is_told_of_them() {
        take(Optional.empty());

        assertThat(missing("stranger@corp.example")).containsExactly(EMMY);
        assertThat(missing(MARY)).isEmpty();
        assertThat(missing(GRACE)).containsExactly(ADA);
        assertThat(mailed()).containsExactlyInAnyOrder("stranger@corp.example", GRACE);
    }

    private void take(Optional<String> owner) {
        var snapshots = new Snapshots(session, managers, lines, new Owned(config, owner));
        var now = applicationClock.instant();
        var period = Period.at(now, Weekly.CONFIG.period(), Weekly.CONFIG.weekday(), Weekly.CONFIG.zone());
        QuarkusTransaction.requiringNew().run(() -> snapshots.take(period, now, Weekly.CONFIG.zone()));
        completion.completeOldest(Departure.of(Weekly.CONFIG));
    }

    private void leaves(String email) {
        QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeMutationQuery("update person set rosters = '{}' where email_key = :email")
                    .setParameter("email", email)
                    .executeUpdate();
        });
        rosters.become(ConsentStatus.LEFT, email);
    }

    private List<String> missing(String manager) {
        return reports.team(PERIOD, manager).orElseThrow().missing().stream()
                .map(ReportLine::personEmail)
                .toList();
    }

    private List<String> mailed() {
        return deliveries.list(DeliveryFilter.ALL, null, 100).stream()
                .filter(mail -> PERIOD.equals(mail.reportPeriod()))
                .map(DeliveryRow::to)
                .toList();
    }

    /** The settings of the application under test, but for the owner. */
    private record Owned(RosterConfig rest, Optional<String> fallbackOwner) implements RosterConfig {

        @Override
        public MemorySize maxBytes() {
            return rest.maxBytes();
        }

        @Override
        public int leaverGuardPercent() {
            return rest.leaverGuardPercent();
        }

        @Override
        public Duration dryRunKept() {
            return rest.dryRunKept();
        }

        @Override
        public Optional<Path> file() {
            return rest.file();
        }

        @Override
        public Optional<List<String>> fileApplications() {
            return rest.fileApplications();
        }

        @Override
        public ImportMode fileMode() {
            return rest.fileMode();
        }

        @Override
        public Duration fileEvery() {
            return rest.fileEvery();
        }
    }
}
