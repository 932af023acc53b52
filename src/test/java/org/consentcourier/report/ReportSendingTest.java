package org.consentcourier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.consent.ConsentStatus.PENDING;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.consentcourier.audit.AuditLine;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.report.ReportSending.Outcome;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Rosters;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ReportSendingTest {

    private static final String GRACE = "grace@corp.example";
    private static final String MARY = "mary@corp.example";

    @Inject
    ReportSending sending;

    @Inject
    WeeklySnapshot snapshot;

    @Inject
    Reports reports;

    @Inject
    Deliveries deliveries;

    @Inject
    AuditTrail audit;

    @Inject
    Session session;

    @Inject
    Scene scene;

    @Inject
    Rosters rosters;

    @Inject
    MovableClock clock;

    @BeforeEach
    void a_report_was_taken_and_marys_mail_is_gone() {
        scene.begin();
        scene.start();
        rosters.team(GRACE, "Ada L <ada@corp.example>");
        rosters.team(MARY, "Emmy N <emmy@corp.example>");
        rosters.become(PENDING, "ada@corp.example", "emmy@corp.example");
        clock.advance(Duration.ofDays(1));
        snapshot.takeDue();
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("delete from delivery where recipient = :mary")
                        .setParameter("mary", MARY)
                        .executeUpdate());
    }

    @Test
    void a_dry_run_tells_to_whom_and_orders_nothing() {
        assertThat(sending.send(week(), true, "it")).isEqualTo(new Outcome.Ordered(week(), true, 1, List.of(MARY), 1));

        assertThat(mails()).containsExactly(GRACE);
        assertThat(audit.newest(0, 50)).extracting(AuditLine::action).doesNotContain("sent reports");
    }

    @Test
    void what_is_missing_is_ordered_once() {
        assertThat(sending.send(week(), false, "it"))
                .isEqualTo(new Outcome.Ordered(week(), false, 1, List.of(MARY), 1));
        assertThat(sending.send(week(), false, "it")).isEqualTo(new Outcome.Ordered(week(), false, 0, List.of(), 2));

        assertThat(mails()).containsExactlyInAnyOrder(GRACE, MARY);
        assertThat(audit.newest(0, 50)).extracting(AuditLine::action).contains("sent reports");
    }

    @Test
    void old_news_are_not_sent() {
        var old = week();
        clock.advance(Duration.ofDays(1));
        snapshot.takeDue();

        assertThat(sending.send(old, false, "it")).isEqualTo(new Outcome.Outdated(week()));
        assertThat(sending.send("2020-W01", false, "it")).isEqualTo(new Outcome.Unknown());
    }

    private List<String> mails() {
        return deliveries.list(DeliveryFilter.ALL, null, 100).stream()
                .filter(mail -> mail.kind() == DeliveryKind.WEEKLY_REPORT)
                .map(DeliveryRow::to)
                .toList();
    }

    private String week() {
        return reports.periods().getFirst().key();
    }
}
