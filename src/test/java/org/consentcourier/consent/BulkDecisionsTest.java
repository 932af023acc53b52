package org.consentcourier.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.BulkDecisions.Exemption;
import org.consentcourier.consent.BulkDecisions.Result;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class BulkDecisionsTest {

    private static final Figure[] PEOPLE = Figure.several("person", 3);

    @Inject
    Scene scene;

    @Inject
    BulkDecisions bulk;

    @Inject
    ConsentDecisions decisions;

    @Inject
    ConsentRequests requests;

    @Inject
    GrantSweep sweep;

    @Inject
    AuditTrail audit;

    @Inject
    Session session;

    @BeforeEach
    void three_have_declined() {
        scene.begin();
        scene.roster("boss@corp.example", PEOPLE);
        sweep.sweep();
        Stream.of(PEOPLE).forEach(person -> decisions.decline(scene.row(person).id(), "no"));
    }

    @Test
    void of_two_who_reopen_the_same_at_once_each_counts_what_it_did() throws Exception {
        var results = atOnce(() -> bulk.reopen(ConsentFilter.ALL, false, "it"));

        assertThat(results.stream().mapToLong(Result::changed).sum()).isEqualTo(3);
        assertThat(results)
                .allSatisfy(result -> assertThat(
                                result.changed() + result.unchanged().getOrDefault(ConsentStatus.PENDING, 0L))
                        .isEqualTo(3));
        assertThat(audit.newest(0, 10).stream()
                        .filter(line -> line.action().equals("reopened many"))
                        .map(line -> line.detail()))
                .containsExactlyInAnyOrderElementsOf(results.stream()
                        .map(result -> result.changed() + " of 3 of all applications")
                        .toList());
    }

    @Test
    void of_two_who_exempt_the_same_at_once_each_counts_what_it_did() throws Exception {
        var results = atOnce(() -> bulk.exempt(ConsentFilter.ALL, new Exemption("another project", null), false, "it"));

        assertThat(results.stream().mapToLong(Result::changed).sum()).isEqualTo(3);
        assertThat(results.stream()
                        .mapToLong(result -> result.unchanged().getOrDefault(ConsentStatus.EXEMPT, 0L))
                        .sum())
                .isEqualTo(3);
    }

    /** Both have read who is meant before either of them may change the first one. */
    private List<Result> atOnce(Callable<Result> wish) throws Exception {
        var running = new ArrayList<Future<Result>>();
        try (var nodes = Executors.newFixedThreadPool(2)) {
            QuarkusTransaction.requiringNew().run(() -> {
                Stream.of(PEOPLE)
                        .forEach(person -> requests.lock(scene.row(person).id()));
                running.add(nodes.submit(wish));
                running.add(nodes.submit(wish));
                await("both wait for a row").until(() -> waiting() >= 2);
            });
        }
        return List.of(running.get(0).get(), running.get(1).get());
    }

    private long waiting() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("select count(*) from pg_locks where not granted", Long.class)
                        .getSingleResult());
    }
}
