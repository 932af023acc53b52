package org.consentcourier.roster;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.RosterImport.Phase;
import org.consentcourier.roster.file.ReadOptions;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ImportHousekeepingTest {

    private static final String ROSTER =
            "UserEmail,APIUserName\nada@corp.example,3f2504e0-4f89-11d3-9a0c-0305e82c3301\n";

    @TempDir
    Path folder;

    @Inject
    Scene scene;

    @Inject
    ImportHousekeeping housekeeping;

    @Inject
    RosterImporter importer;

    @Inject
    RosterImports imports;

    @Inject
    ImportRecords records;

    @Inject
    PersonSearch search;

    @Inject
    MovableClock clock;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void an_import_whose_node_died_has_failed_and_can_be_made_again() throws IOException {
        var id = begun();
        clock.advance(Duration.ofMinutes(2));

        housekeeping.tidy();
        housekeeping.tidy();

        assertThat(imports.find(id).orElseThrow()).satisfies(it -> {
            assertThat(it.state()).isEqualTo(ImportState.FAILED);
            assertThat(it.problem()).contains("Nothing was changed");
            assertThat(it.endedAt()).isEqualTo(clock.instant());
        });
        assertThat(scene.load(ROSTER)).isInstanceOf(ImportResult.Done.class);
    }

    @Test
    void an_import_that_runs_is_left_alone_however_long_it_takes() throws IOException {
        var id = begun();
        clock.advance(Duration.ofHours(1));

        QuarkusTransaction.requiringNew().run(() -> {
            records.alive(id);
            QuarkusTransaction.requiringNew().run(housekeeping::tidy);
        });

        assertThat(imports.find(id).orElseThrow().state()).isEqualTo(ImportState.RUNNING);
    }

    @Test
    void an_import_whose_rows_are_fetched_shows_that_it_lives_or_has_failed() {
        var id = UUID.randomUUID();
        records.await(
                id,
                new ImportRequest(
                        "users", List.of(StandIns.APPLICATION), ImportMode.ADD, true, null, ReadOptions.DETECT, "it"));
        clock.advance(Duration.ofMinutes(4));
        records.fetched(id, 100);
        clock.advance(Duration.ofMinutes(4));
        housekeeping.tidy();
        assertThat(imports.find(id).orElseThrow()).satisfies(it -> {
            assertThat(it.state()).isEqualTo(ImportState.RUNNING);
            assertThat(it.progress().rows()).isEqualTo(100);
        });

        clock.advance(Duration.ofMinutes(2));
        housekeeping.tidy();

        assertThat(imports.find(id).orElseThrow()).satisfies(it -> {
            assertThat(it.state()).isEqualTo(ImportState.FAILED);
            assertThat(it.problem()).contains("sync from Docusign again");
        });
    }

    @Test
    void a_dry_run_is_forgotten_a_day_later_and_not_before() {
        var tried = ((ImportResult.Done) scene.load(ROSTER, ImportMode.ADD, true, null)).roster();

        clock.advance(Duration.ofHours(23));
        housekeeping.tidy();
        assertThat(imports.find(tried.id()).orElseThrow().confirm()).isEqualTo(tried.id());
        clock.advance(Duration.ofHours(2));
        housekeeping.tidy();

        assertThat(importer.commit(tried.id(), null, "it"))
                .isInstanceOfSatisfying(
                        ImportResult.Refused.class,
                        it -> assertThat(it.problem()).contains("Import it again"));
        assertThat(search.find("", null, 10)).isEmpty();
    }

    @Test
    void of_two_imports_at_once_the_second_waits_and_both_end_right() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = QuarkusTransaction.requiringNew().call(() -> {
                records.lockRoster();
                var both = Stream.generate(() -> supplyAsync(() -> scene.load(ROSTER), threads))
                        .limit(2)
                        .toList();
                Awaitility.await("both wait").atMost(Duration.ofSeconds(30)).until(() -> waiting() == 2);
                return both;
            });

            assertThat(results.stream().map(CompletableFuture::join).map(ImportResult.Done.class::cast))
                    .extracting(it -> it.roster().counts())
                    .extracting(RosterImport.Counts::added, RosterImport.Counts::unchanged)
                    .containsExactlyInAnyOrder(tuple(1, 0), tuple(0, 1));
        }
    }

    private long waiting() {
        return QuarkusTransaction.requiringNew()
                .call(() -> imports.newest(10).stream()
                        .filter(it -> it.progress().phase() == Phase.WAITING)
                        .count());
    }

    /** An import that has begun and goes no further, as if its process were gone. */
    private UUID begun() throws IOException {
        var file = Files.writeString(folder.resolve("roster.csv"), ROSTER);
        var id = UUID.randomUUID();
        var rosters = List.of(StandIns.APPLICATION);
        records.begin(
                id,
                new ImportRequest("roster.csv", rosters, ImportMode.ADD, false, null, ReadOptions.DETECT, "it"),
                rosters,
                StoredFile.of(file));
        return id;
    }
}
