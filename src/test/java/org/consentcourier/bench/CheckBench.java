package org.consentcourier.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.consentcourier.sandbox.SandboxDatabase;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.Integration;
import org.consentcourier.sandbox.docusign.KeyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First checks by the packaged application, in turn with a loop that only signs and posts and with Docusign's SDK, at one simulator. */
class CheckBench {

    private static final int PEOPLE = Integer.getInteger("bench.people", 4000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    /** Rounds that do not count: Java compiles what it runs often, and the sweep has more of that than a loop. */
    private static final int WARM_UPS = Integer.getInteger("bench.warm-ups", 8);
    /** The SDK would take minutes for all. */
    private static final int PEOPLE_OF_THE_SDK = PEOPLE / 20;

    private static final int CONCURRENCY = 8;
    private static final double OF_THE_LOOP_WANTED = 0.8;
    private static final double TIMES_THE_SDK_WANTED = 5;

    private static final Path LIBRARIES = Path.of("target", "quarkus-app", "lib");
    private static final Path SDK = Path.of("target", "bench", "docusign-esign-java.jar");
    private static final String SDK_LOOP =
            Path.of("src", "test", "resources", "bench", "SdkLoop.java").toString();

    private static final Map<String, String> SETTINGS = Map.of(
            "quarkus.scheduler.enabled", "true",
            "courier.grants.every", "1s",
            "courier.grants.concurrency", String.valueOf(CONCURRENCY),
            "courier.grants.per-second", "1000000",
            "courier.grants.per-hour", "1000000000");

    @TempDir
    private Path folder;

    /** Checks a second. */
    private record Round(double sweep, double loop, double sdk, double load) {}

    @Test
    void checks_per_second() throws IOException, SQLException, InterruptedException {
        var roster = RosterFiles.write(folder, PEOPLE);
        try (var database = SandboxDatabase.untuned();
                var docusign = DocusignSimulator.start();
                var courier = Courier.start(folder, database, docusign.uri().toString(), SETTINGS);
                var checks = new Checks(database, docusign, roster)) {
            docusign.knows(Integration.demo(
                    Courier.INTEGRATION_KEY,
                    "Bench",
                    KeyFiles.publicKey(folder),
                    "http://localhost:8080/consent/demo"));
            checks.beKnown(Courier.INTEGRATION_KEY);
            courier.imports(roster, "added", PEOPLE);
            checks.awaitAll(); // it begins by itself, on a cold Java
            try (var loop = bareLoop(docusign, checks.userIds(folder, PEOPLE));
                    var sdk = sdk(docusign, checks.userIds(folder, PEOPLE_OF_THE_SDK))) {
                var rounds = new ArrayList<Round>();
                for (int i = 0; i < WARM_UPS; i++) {
                    round(checks, loop, sdk);
                }
                for (int i = 0; i < ROUNDS; i++) {
                    rounds.add(round(checks, loop, sdk));
                }
                report(rounds);
            }
            assertThat(courier.errors()).isEmpty();
        }
    }

    /** None begins before the one before it has come to rest: Java goes on compiling after the work is done. */
    private static Round round(Checks checks, Loop loop, Loop sdk) throws SQLException {
        Machine.awaitRest();
        var sweep = rate(PEOPLE, checks.sweepTakes());
        Machine.awaitRest();
        var bare = rate(PEOPLE, loop.takes());
        Machine.awaitRest();
        return new Round(sweep, bare, rate(PEOPLE_OF_THE_SDK, sdk.takes()), load());
    }

    private Loop bareLoop(DocusignSimulator docusign, Path userIds) {
        var options = new ArrayList<>(Courier.options());
        options.add("-Dsmallrye.jwt.new-token.add-default-claims=false");
        var classPath = "target/test-classes:" + LIBRARIES.resolve("main/*") + ":" + LIBRARIES.resolve("boot/*");
        return Loop.start(
                options,
                classPath,
                BareLoop.class.getName(),
                arguments(docusign.uri().toString(), userIds));
    }

    private Loop sdk(DocusignSimulator docusign, Path userIds) {
        return Loop.start(
                Courier.options(),
                SDK.toString(),
                SDK_LOOP,
                arguments(docusign.tlsUri().getAuthority(), userIds));
    }

    private List<String> arguments(String server, Path userIds) {
        return List.of(
                server,
                Courier.INTEGRATION_KEY.toString(),
                folder.resolve(KeyFiles.PRIVATE).toString(),
                userIds.toString(),
                String.valueOf(CONCURRENCY));
    }

    private static void report(List<Round> rounds) {
        var table = new StringBuilder("| round | sweep | bare loop | SDK | load |\n|---|--:|--:|--:|--:|\n");
        for (int i = 0; i < rounds.size(); i++) {
            var round = rounds.get(i);
            table.append("| %d | %.0f/s | %.0f/s | %.0f/s | %.1f |%n"
                    .formatted(i + 1, round.sweep(), round.loop(), round.sdk(), round.load()));
        }
        table.append("| median | %.0f/s | %.0f/s | %.0f/s | |%n"
                .formatted(median(rounds, Round::sweep), median(rounds, Round::loop), median(rounds, Round::sdk)));
        var ofTheLoop = median(rounds, round -> round.sweep() / round.loop());
        var timesTheSdk = median(rounds, round -> round.sweep() / round.sdk());
        System.out.printf(
                Locale.ROOT,
                """

                ## %,d first checks, %d at a time

                java %s, on Java %s with %d processors

                %s
                %s the sweep makes %.2f of the checks of the bare loop (wanted: %.1f; median of the rounds)
                %s the sweep makes %.1f times the checks of the SDK (wanted: %.0f)
                """,
                PEOPLE,
                CONCURRENCY,
                Courier.javaOptions(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                table,
                verdict(ofTheLoop >= OF_THE_LOOP_WANTED),
                ofTheLoop,
                OF_THE_LOOP_WANTED,
                verdict(timesTheSdk >= TIMES_THE_SDK_WANTED),
                timesTheSdk,
                TIMES_THE_SDK_WANTED);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> column) {
        return rounds.stream().mapToDouble(column).sorted().toArray()[rounds.size() / 2];
    }

    private static double rate(int checks, Duration time) {
        return checks * 1e9 / time.toNanos();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String verdict(boolean reached) {
        return reached ? "PASS" : "MISS";
    }
}
