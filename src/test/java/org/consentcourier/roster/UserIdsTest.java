package org.consentcourier.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.docusign.Environment;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class UserIdsTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final UUID OTHER = Candidates.other(ADA, "at the office");
    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    Candidates candidates;

    @Inject
    UserIds userIds;

    @Inject
    GrantSweep sweep;

    @Inject
    AuditTrail audit;

    @Inject
    Session session;

    @BeforeEach
    void begin() {
        scene.begin();
        scene.roster(BOSS, ADA, GRACE);
        sweep.sweep();
    }

    @Test
    void another_user_id_begins_anew_in_a_new_round_and_is_audited() {
        var version = version();

        assertThat(set(ADA, OTHER)).isEqualTo(new UserIds.Outcome.Done());

        assertThat(scene.row(ADA).userId()).isEqualTo(OTHER);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
        assertThat(scene.row(ADA).round()).isEqualTo(2);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.PENDING);
        assertThat(version()).isEqualTo(version + 1);
        assertThat(audit.newest(0, 1)).singleElement().satisfies(line -> {
            assertThat(line.actor()).isEqualTo("it");
            assertThat(line.action()).isEqualTo("set a User ID");
            assertThat(line.detail()).contains(OTHER.toString());
        });
    }

    @Test
    void who_had_none_is_checked_from_now_on() {
        scene.load("Email\ncharles@corp.example\n");
        var charles = Figure.named("charles");

        set(charles, charles.userId());

        assertThat(scene.status(charles)).isEqualTo(ConsentStatus.NEW);
        assertThat(scene.row(charles).round()).isOne();
    }

    @Test
    void the_same_again_changes_nothing() {
        var version = version();

        assertThat(set(ADA, ADA.userId())).isEqualTo(new UserIds.Outcome.Unchanged());

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void what_is_in_use_for_somebody_else_is_refused_with_who_it_is() {
        assertThat(set(ADA, GRACE.userId()))
                .isEqualTo(new UserIds.Outcome.TakenBy(scene.row(GRACE).personId()));

        assertThat(scene.row(ADA).userId()).isEqualTo(ADA.userId());
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
    }

    @Test
    void nobody_has_no_user_id() {
        assertThat(userIds.set(UUID.randomUUID(), Environment.DEMO, OTHER, "it"))
                .isEqualTo(new UserIds.Outcome.UnknownPerson());
    }

    @Test
    void the_one_in_use_comes_first_and_those_of_other_persons_are_no_choice() {
        candidates.found(ADA, OTHER, ADA.userId(), GRACE.userId());

        assertThat(choices())
                .extracting(UserIds.Choice::userId, UserIds.Choice::inUse)
                .containsExactly(tuple(ADA.userId(), true), tuple(OTHER, false));
        assertThat(choices()).extracting(UserIds.Choice::detail).allMatch(detail -> detail.startsWith("Active, "));
        assertThat(userIds.choices(scene.row(ADA).personId(), Environment.PRODUCTION))
                .isEmpty();
    }

    @Test
    void the_other_choices_stay_when_one_is_taken() {
        candidates.found(ADA, OTHER, ADA.userId());

        set(ADA, OTHER);

        assertThat(choices()).extracting(UserIds.Choice::userId).containsExactly(OTHER, ADA.userId());
    }

    private UserIds.Outcome set(Figure figure, UUID userId) {
        return userIds.set(scene.row(figure).personId(), Environment.DEMO, userId, "it");
    }

    private List<UserIds.Choice> choices() {
        return userIds.choices(scene.row(ADA).personId(), Environment.DEMO);
    }

    private long version() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("select version from roster_version", Long.class)
                        .getSingleResult());
    }
}
