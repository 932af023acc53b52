package org.consentcourier.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import org.consentcourier.report.ReportDelegates.Outcome;
import org.consentcourier.report.ReportDelegates.Wish;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Rosters;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ReportDelegatesTest {

    private static final String GRACE = "grace@corp.example";
    private static final String MARY = "mary@corp.example";

    @Inject
    ReportDelegates delegates;

    @Inject
    Scene scene;

    @Inject
    Rosters rosters;

    @Inject
    MovableClock clock;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void somebody_stands_in_from_the_first_day_to_the_last() {
        var today = delegates.today();
        set(wish("Grace@Corp.example", " Mary@corp.example ", today.plusDays(1), today.plusDays(2)));

        assertThat(delegates.managersOf(MARY)).isEmpty();
        for (var day = 1; day <= 2; day++) {
            clock.advance(Duration.ofDays(1));
            assertThat(delegates.managersOf("MARY@corp.example")).containsExactly(GRACE);
            assertThat(delegates.delegatesOf(GRACE, today.plusDays(day))).containsExactly(MARY);
        }
        clock.advance(Duration.ofDays(1));
        assertThat(delegates.managersOf(MARY)).isEmpty();
        assertThat(delegates.delegatesOf(GRACE, today.plusDays(3))).isEmpty();
    }

    @Test
    void without_a_last_day_it_goes_on_until_it_is_ended_by_whose_it_is() {
        var set = set(wish(GRACE, MARY, null, null));
        clock.advance(Duration.ofDays(400));
        assertThat(delegates.managersOf(MARY)).containsExactly(GRACE);

        assertThat(delegates.end(set.id(), MARY, "mary")).isFalse();
        assertThat(delegates.end(set.id(), "Grace@corp.example", "grace")).isTrue();

        assertThat(delegates.managersOf(MARY)).isEmpty();
    }

    @Test
    void managers_name_only_people_of_the_roster() {
        var stranger = delegates.setOwn(wish(GRACE, "grace@private.example", null, null), "grace");
        rosters.team(GRACE, "Mary S <mary@corp.example>");

        assertThat(stranger).isInstanceOf(Outcome.Refused.class);
        assertThat(delegates.setOwn(wish(GRACE, MARY, null, null), "grace")).isInstanceOf(Outcome.Set.class);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        var today = delegates.today();
        set(wish(GRACE, MARY, null, null));

        for (var wish : new Wish[] {
            wish(GRACE, "GRACE@corp.example", null, null),
            wish(GRACE, MARY, today, null),
            wish(GRACE, MARY, today.plusDays(2), today.plusDays(1)),
            wish(GRACE, MARY, today.minusDays(5), today.minusDays(1)),
            wish("grace", MARY, null, null),
            wish(GRACE, "mary@corp.example, eve@evil.example", null, null),
            wish(GRACE, "", null, null)
        }) {
            assertThat(delegates.set(wish, "it")).as(wish.toString()).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(delegates.list(null)).hasSize(1);
    }

    private ReportDelegate set(Wish wish) {
        var outcome = delegates.set(wish, "it");
        assertThat(outcome).isInstanceOf(Outcome.Set.class);
        return ((Outcome.Set) outcome).delegate();
    }

    private static Wish wish(String manager, String delegate, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new Wish(manager, delegate, from, until);
    }
}
