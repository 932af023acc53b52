package org.consentcourier.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.consentcourier.sandbox.SandboxDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails by the packaged application, in turn with Nodemailer's pooled transport, to one smtp-sink; and its memory all the while. */
class MailBench {

    private static final int MAILS = Integer.getInteger("bench.mails", 10_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 10);
    private static final int CONNECTIONS = 10;

    private static final Path TEMPLATES = Path.of("src", "test", "resources", "bench", "mail");

    @TempDir
    private Path folder;

    /** Mails a second, and MiB after so many rounds. */
    private record Round(double courier, double nodemailer, long memory) {}

    @BeforeAll
    static void both_tools_are_there() {
        assumeTrue(Sink.program().isPresent(), "smtp-sink is not there: it comes with postfix (apt install postfix)");
        assumeTrue(Nodemailer.isThere(), "Nodemailer cannot be had: node and npm must be on the PATH");
    }

    @Test
    void mails_per_second() throws IOException, SQLException, InterruptedException {
        var roster = RosterFiles.write(folder, MAILS);
        writeSample();
        try (var database = SandboxDatabase.untuned();
                var sink = Sink.start();
                var courier = Courier.start(folder, database, "http://localhost:9", settings(sink));
                var mails = importedInto(database, courier, roster);
                var nodemailer = Nodemailer.start(sink.port(), MAILS, CONNECTIONS, folder)) {
            var rounds = new ArrayList<Round>();
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add(round(mails, nodemailer, courier));
            }
            report(rounds, courier.peakMemory());
            assertThat(courier.errors()).isEmpty();
        }
    }

    private static Map<String, String> settings(Sink sink) {
        return Map.ofEntries(
                Map.entry("quarkus.scheduler.enabled", "true"),
                Map.entry("quarkus.mailer.port", String.valueOf(sink.port())),
                Map.entry("quarkus.mailer.max-pool-size", String.valueOf(CONNECTIONS)),
                Map.entry("courier.mail.templates", TEMPLATES.toAbsolutePath().toString()),
                Map.entry("courier.mail.every", "1s"),
                Map.entry("courier.mail.per-minute", "0"),
                Map.entry("courier.mail.per-day", "0"),
                Map.entry("courier.mail.window.days", "MON-SUN"),
                Map.entry("courier.mail.window.from", "00:00"),
                Map.entry("courier.mail.window.until", "00:00"),
                // Whoever is mailed was checked before; that is another bench.
                Map.entry("courier.grants.fresh", "7d"),
                Map.entry("courier.grants.every", "1h"),
                Map.entry("courier.outreach.every", "1h"),
                Map.entry("courier.reports.enabled", "false"));
    }

    private static Mails importedInto(SandboxDatabase database, Courier courier, Path roster)
            throws IOException, InterruptedException, SQLException {
        courier.imports(roster, "added", MAILS);
        return new Mails(database);
    }

    private static Round round(Mails mails, Loop nodemailer, Courier courier) throws SQLException, IOException {
        Machine.awaitRest();
        var ours = rate(mails.take());
        Machine.awaitRest();
        return new Round(ours, rate(nodemailer.takes()), courier.memory());
    }

    /** What one person would be told by our templates, for Nodemailer to send. */
    private void writeSample() throws IOException {
        for (var form : List.of("txt", "html")) {
            var template = Files.readString(TEMPLATES.resolve("invitation." + form));
            Files.writeString(folder.resolve("mail." + form), Sample.filled(template));
        }
    }

    private static double rate(Duration time) {
        return MAILS * 1e9 / time.toNanos();
    }

    private static void report(List<Round> rounds, long peak) {
        var table = new StringBuilder("| mails so far | Consent Courier | Nodemailer | memory |\n|--:|--:|--:|--:|\n");
        for (int i = 0; i < rounds.size(); i++) {
            var round = rounds.get(i);
            table.append("| %,d | %.0f/s | %.0f/s | %d MiB |%n"
                    .formatted((i + 1) * MAILS, round.courier(), round.nodemailer(), round.memory()));
        }
        table.append("| median | %.0f/s | %.0f/s | |%n"
                .formatted(median(rounds, Round::courier), median(rounds, Round::nodemailer)));
        var times = median(rounds, round -> round.courier() / round.nodemailer());
        System.out.printf(
                Locale.ROOT,
                """

                ## %,d mails a round over %d connections

                java %s, on Java %s with %d processors; Nodemailer %s

                %s
                %s %.2f times the rate of Nodemailer's pooled transport (wanted: 1; median of the rounds)
                the most memory the process ever had: %d MiB
                """,
                MAILS,
                CONNECTIONS,
                Courier.javaOptions(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Nodemailer.VERSION,
                table,
                times >= 1 ? "PASS" : "MISS",
                times,
                peak);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> column) {
        return rounds.stream().mapToDouble(column).sorted().toArray()[rounds.size() / 2];
    }
}
