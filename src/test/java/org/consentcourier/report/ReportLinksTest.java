package org.consentcourier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.consent.ConsentStatus.PENDING;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.report.ReportLinks.Errand;
import org.consentcourier.report.ReportLinks.Followed;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Rosters;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ReportLinksTest {

    private static final String ADA = "ada@corp.example";
    private static final String EMMY = "emmy@corp.example";
    private static final String GRACE = "grace@corp.example";
    private static final String MARY = "mary@corp.example";
    private static final String WEEK = "2026-W49";
    private static final Instant MONDAY = Instant.parse("2026-11-30T00:00:05Z");

    @Inject
    ReportLinks links;

    @Inject
    Snapshots snapshots;

    @Inject
    Completion completion;

    @Inject
    ConsentViews views;

    @Inject
    Scene scene;

    @Inject
    Rosters rosters;

    @Inject
    MovableClock clock;

    @Inject
    Clock applicationClock;

    @BeforeEach
    void a_report_was_taken() {
        scene.begin();
        rosters.team(GRACE, "Ada L <ada@corp.example>");
        rosters.team(MARY, "Emmy N <emmy@corp.example>");
        rosters.become(PENDING, ADA, EMMY);
        clock.set(MONDAY);
        new WeeklySnapshot(snapshots, completion, Weekly.CONFIG, applicationClock).takeDue();
    }

    @Test
    void a_link_says_what_it_was_made_for_and_names_nobody() {
        var one = links.person(ReportAction.LEFT_COMPANY, WEEK, "Grace@Corp.example", id(ADA));
        var all = links.nudgeAll(WEEK, GRACE);

        assertThat(errand(one)).satisfies(errand -> {
            assertThat(errand.action()).isEqualTo(ReportAction.LEFT_COMPANY);
            assertThat(errand.manager()).isEqualTo(GRACE);
            assertThat(errand.requestId()).isEqualTo(id(ADA));
            assertThat(errand.actor()).isEqualTo("grace@corp.example via report 2026-W49");
        });
        assertThat(errand(all).action()).isEqualTo(ReportAction.NUDGE_ALL);
        assertThat(errand(all).requestId()).isNull();
        assertThat(List.of(one, all))
                .noneMatch(link -> link.toString().matches("(?i).*(grace|corp\\.example/?.*ada).*"));
        assertThat(links.nudgeAll(WEEK, GRACE)).isEqualTo(all);
    }

    @Test
    void a_link_for_somebody_elses_person_is_worth_nothing() {
        for (var action : ReportAction.values()) {
            if (action != ReportAction.NUDGE_ALL) {
                assertThat(follow(links.person(action, WEEK, GRACE, id(EMMY)))).isInstanceOf(Followed.Unknown.class);
            }
        }
        assertThat(follow(links.nudgeAll(WEEK, "stranger@corp.example"))).isInstanceOf(Followed.Unknown.class);
        assertThat(follow(links.nudgeAll("2026-W48", GRACE))).isInstanceOf(Followed.Unknown.class);
    }

    @Test
    void parts_of_good_links_make_no_other_good_link() {
        var left = links.person(ReportAction.LEFT_COMPANY, WEEK, GRACE, id(ADA));
        var foreign = parts(links.person(ReportAction.NUDGE, WEEK, MARY, id(EMMY)));
        var all = parts(links.nudgeAll(WEEK, GRACE));

        for (var other : List.of(foreign, all)) {
            for (var place = 1; place < other.length; place++) {
                var mixed = parts(left);
                mixed[place] = other[place];
                assertThat(Arrays.equals(mixed, parts(left))
                                || links.follow(String.join(".", mixed)) instanceof Followed.Unknown)
                        .as("part %d", place)
                        .isTrue();
            }
        }
        assertThat(links.follow(null)).isInstanceOf(Followed.Unknown.class);
        assertThat(links.follow(text(left).substring(0, text(left).length() - 1)))
                .isInstanceOf(Followed.Unknown.class);
        assertThat(links.follow(text(left) + "x")).isInstanceOf(Followed.Unknown.class);
    }

    @Test
    void a_link_ends_two_weeks_after_the_snapshot() {
        var link = links.nudgeAll(WEEK, GRACE);

        clock.set(MONDAY.plus(Duration.ofDays(14)).minusSeconds(1));
        assertThat(follow(link)).isInstanceOf(Followed.Valid.class);

        clock.advance(Duration.ofSeconds(1));
        assertThat(follow(link)).isEqualTo(new Followed.Expired(MONDAY.plus(Duration.ofDays(14))));
    }

    private Errand errand(URI link) {
        assertThat(follow(link)).isInstanceOf(Followed.Valid.class);
        return ((Followed.Valid) follow(link)).errand();
    }

    private Followed follow(URI link) {
        return links.follow(text(link));
    }

    private static String[] parts(URI link) {
        return text(link).split("\\.");
    }

    private static String text(URI link) {
        return link.getQuery().replaceFirst("^link=", "");
    }

    private UUID id(String email) {
        return views.list(new ConsentFilter(StandIns.APPLICATION, null, null, null, email, null), null, 1).stream()
                .map(ConsentRow::id)
                .findFirst()
                .orElseThrow();
    }
}
