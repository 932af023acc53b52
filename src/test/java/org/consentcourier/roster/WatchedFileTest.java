package org.consentcourier.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class WatchedFileTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure CHARLES = Figure.named("charles");

    @TempDir
    Path folder;

    @Inject
    Scene scene;

    @Inject
    RosterImports imports;

    @Inject
    RosterImporter importer;

    @Inject
    KeptFiles kept;

    @Inject
    BackgroundImports background;

    @Inject
    ImportRecords records;

    @Inject
    Applications applications;

    @Inject
    Session session;

    @Inject
    MovableClock movable;

    @Inject
    Clock clock;

    private Path file;
    private WatchedFile watched;

    @BeforeEach
    void begin() {
        scene.begin();
        file = folder.resolve("hr-export.csv");
        watched = node(Map.of());
    }

    @Test
    void a_file_is_taken_once_it_has_come_to_rest() {
        write(ADA);

        watched.look();
        assertThat(imports.newest(10)).isEmpty();
        rest();

        assertThat(states()).containsExactly(ImportState.COMMITTED);
        assertThat(imports.newest(1).getFirst()).satisfies(it -> {
            assertThat(it.by()).isEqualTo("watched file");
            assertThat(it.fileName()).isEqualTo("hr-export.csv");
            assertThat(it.counts().added()).isOne();
        });
        rest();
        assertThat(states()).hasSize(1);
    }

    @Test
    void a_file_still_being_written_is_not_taken() throws IOException {
        write(ADA);
        watched.look();
        Files.writeString(file, row(GRACE), StandardOpenOption.APPEND);

        rest();
        assertThat(states()).isEmpty();
        rest();

        assertThat(imports.newest(1).getFirst().counts().added()).isEqualTo(2);
    }

    @Test
    void a_replaced_file_is_taken_and_a_touched_one_is_not() throws IOException {
        taken(ADA);
        taken(ADA, GRACE);
        assertThat(states()).containsExactly(ImportState.COMMITTED, ImportState.COMMITTED);

        Files.setLastModifiedTime(file, FileTime.from(MovableClock.START));
        watched.look();
        rest();

        assertThat(states()).hasSize(2);
    }

    @Test
    void neither_a_restart_nor_another_node_takes_the_same_content_again() {
        taken(ADA);

        watched = node(Map.of());
        watched.look();
        rest();

        assertThat(states()).containsExactly(ImportState.COMMITTED);
    }

    @Test
    void what_was_imported_by_hand_meanwhile_is_not_overwritten_by_a_restart() {
        taken(ADA);
        scene.load("UserEmail,APIUserName\nking@corp.example,%s\n".formatted(ADA.userId()));

        watched = node(Map.of());
        watched.look();
        rest();

        assertThat(scene.row(new Figure("king", ADA.userId())).email()).isEqualTo("king@corp.example");
    }

    @Test
    void nodes_that_look_at_once_import_once() {
        var nodes = IntStream.range(0, 4).mapToObj(_ -> node(Map.of())).toList();
        write(ADA);
        nodes.forEach(WatchedFile::look);
        movable.advance(Duration.ofSeconds(10));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            nodes.forEach(node -> threads.execute(node::look));
        }
        nodes.forEach(WatchedFile::look);

        assertThat(states()).containsExactly(ImportState.COMMITTED);
    }

    @Test
    void too_many_leavers_change_nothing_and_are_refused_in_the_history() {
        watched = node(Map.of("courier.roster.file-mode", "full"));
        taken(ADA, GRACE, CHARLES);

        taken(ADA);

        assertThat(imports.newest(1).getFirst()).satisfies(it -> {
            assertThat(it.state()).isEqualTo(ImportState.REFUSED);
            assertThat(it.counts().leaving()).isEqualTo(2);
            assertThat(it.problem()).contains("2 of 3 would leave");
        });
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
        rest();
        assertThat(states()).hasSize(2);
    }

    @Test
    void who_is_absent_from_a_full_file_leaves_within_the_guard() {
        watched = node(Map.of("courier.roster.file-mode", "full", "courier.roster.leaver-guard-percent", "10"));
        var many = IntStream.range(0, 12)
                .mapToObj(number -> Figure.named("person" + number))
                .toArray(Figure[]::new);
        taken(many);

        taken(List.of(many).subList(0, 11).toArray(Figure[]::new));

        assertThat(scene.status(many[11])).isEqualTo(ConsentStatus.LEFT);
    }

    @Test
    void a_file_that_is_no_roster_is_refused_in_the_history_with_its_problem() throws IOException {
        Files.writeString(file, "Colour,Size\nred,4\n");
        watched.look();
        rest();

        assertThat(imports.newest(10)).singleElement().satisfies(it -> {
            assertThat(it.state()).isEqualTo(ImportState.REFUSED);
            assertThat(it.problem()).isNotBlank();
            assertThat(it.applications()).containsExactly(StandIns.APPLICATION);
        });
        rest();
        assertThat(states()).hasSize(1);
    }

    @Test
    void a_file_whose_columns_are_unclear_waits_to_be_told_and_the_next_one_is_read_by_itself() throws IOException {
        written("Kürzel;Who\nada;ada@corp.example\n");
        var asked = imports.newest(1).getFirst();
        assertThat(asked.state()).isEqualTo(ImportState.REFUSED);
        assertThat(kept.find(asked.id()).orElseThrow().header()).containsExactly("Kürzel", "Who");
        rest();
        assertThat(states()).hasSize(1);

        var dryRun = ended(background.tell(asked.id(), Map.of("Who", "EMAIL", "Kürzel", "FIRST_NAME"), "it"));
        var committed = ended(background.commit(dryRun.id(), null, "it"));
        assertThat(committed.state()).isEqualTo(ImportState.COMMITTED);
        assertThat(scene.row(ADA).name()).isEqualTo("ada");
        rest();
        assertThat(states()).hasSize(3);

        written("Kürzel;Who\nada;ada@corp.example\ngrace;grace@corp.example\n");
        assertThat(imports.newest(1).getFirst()).satisfies(it -> {
            assertThat(it.by()).isEqualTo("watched file");
            assertThat(it.state()).isEqualTo(ImportState.COMMITTED);
            assertThat(it.counts().added()).isOne();
        });
    }

    @Test
    void a_file_that_comes_later_is_taken_then() {
        rest();
        assertThat(states()).isEmpty();

        taken(ADA);

        assertThat(states()).containsExactly(ImportState.COMMITTED);
    }

    private void taken(Figure... figures) {
        write(figures);
        watched.look();
        rest();
    }

    private void written(String text) throws IOException {
        Files.writeString(file, text);
        watched.look();
        rest();
    }

    private RosterImport ended(BackgroundImports.Begun begun) {
        if (!(begun instanceof BackgroundImports.Begun.Running(var id))) {
            throw new AssertionError("Not begun: " + begun);
        }
        return Awaitility.await()
                .until(
                        () -> imports.find(id).orElseThrow(),
                        roster -> roster.progress().phase() == RosterImport.Phase.ENDED);
    }

    private void rest() {
        movable.advance(Duration.ofSeconds(10));
        watched.look();
    }

    private void write(Figure... figures) {
        var text = new StringBuilder("UserEmail,APIUserName\n");
        for (var figure : figures) {
            text.append(row(figure));
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String row(Figure figure) {
        return "%s,%s\n".formatted(figure.email(), figure.userId());
    }

    private List<ImportState> states() {
        return imports.newest(10).stream().map(RosterImport::state).toList();
    }

    /** As the application makes it at its start, with these settings. */
    private WatchedFile node(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("courier.roster.file", file.toString());
        all.put("courier.roster.file-applications", StandIns.APPLICATION);
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RosterConfig.class)
                .withSources(new PropertiesConfigSource(all, "the test", 100))
                .build()
                .getConfigMapping(RosterConfig.class);
        return new WatchedFile(
                config, new WatchedImport(config, applications, importer, kept, records, session), clock);
    }
}
