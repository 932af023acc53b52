package org.consentcourier.process;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.consentcourier.support.Proof;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A process that is stopped in the midst of its mails, or killed, again and again. {@link TwoNodesIT} kills once. */
class KilledSenderIT {

    private static final String IN_HAND = """
            select (select count(*) from delivery where status = 'SENDING')
                + (select count(*) from delivery_attempt where outcome is null)""";

    private static final String SENT = "select count(*) from delivery where status = 'SENT'";

    private static final int PEOPLE = 12_000;
    private static final int KILLS = 25;
    private static final int CONNECTIONS = 10;
    /** On their way, or taken and not stored yet. */
    private static final int IN_FLIGHT = 2 * CONNECTIONS;

    @TempDir
    private Path folder;

    @Test
    void told_to_stop_it_ends_within_ten_seconds_and_leaves_no_mail_in_hand() throws Exception {
        try (var installation = new Installation(folder);
                var node = node(installation, 0)) {
            assertThat(installation.imports(node)).isTrue();
            mailsArrive(installation, 20);

            assertThat(node.endsWithin(Duration.ofSeconds(10))).isTrue();

            assertThat(installation.count(IN_HAND)).isZero();
            assertThat(installation.count(SENT))
                    .isEqualTo(installation.mail().received())
                    .isLessThan(installation.missing().size());
            // A turn that begins as all is closed finds no database, which Quarkus marks so; the next node does its
            // work.
            assertThat(node.errors())
                    .filteredOn(error -> !error.contains("[Error Occurred After Shutdown]"))
                    .isEmpty();
        }
    }

    @Test
    @Tag(Proof.TAG)
    @EnabledIfSystemProperty(named = Proof.TAG, matches = "true", disabledReason = "takes many minutes")
    void ten_thousand_mails_lose_none_and_only_those_in_flight_are_repeated() throws InterruptedException {
        try (var installation = new Installation(folder, PEOPLE)) {
            var missing = installation.missing();
            assertThat(missing).hasSizeGreaterThan(9_900);
            killAgainAndAgain(installation, missing.size() / (KILLS + 1));
            try (var last = node(installation, KILLS)) {
                Installation.await("the last node is done", () -> installation.isDone(last));
            }

            var received = installation.messageIds();
            assertThat(received.keySet())
                    .isEqualTo(missing.stream().map(Installation.Figure::email).collect(toSet()));
            var repeated =
                    received.values().stream().filter(ids -> ids.size() > 1).toList();
            System.out.printf("%,d mails, %d kills, %d repeated, none lost%n", received.size(), KILLS, repeated.size());
            assertThat(repeated).hasSizeLessThanOrEqualTo(IN_FLIGHT * KILLS).allSatisfy(KilledSenderIT::areTheSame);
        }
    }

    private void killAgainAndAgain(Installation installation, int between) throws InterruptedException {
        var seed = System.nanoTime();
        System.out.println("Seed of the moments: " + seed);
        var random = new Random(seed);
        for (int i = 0; i < KILLS; i++) {
            try (var node = node(installation, i)) {
                if (i == 0) {
                    assertThat(installation.imports(node)).isTrue();
                }
                mailsArrive(installation, between * i + 1 + random.nextInt(between));
                node.kill();
            }
        }
    }

    private static void mailsArrive(Installation installation, int enough) {
        Installation.await("mails are on their way", () -> installation.mail().received() >= enough);
    }

    private Node node(Installation installation, int number) throws InterruptedException {
        var node = installation.node(
                "node-" + number,
                installation
                        .settings()
                        .with("courier.grants.per-second", "1000000")
                        .with("courier.grants.per-hour", "1000000000")
                        .with("courier.mail.lease", "30s")
                        .with("quarkus.mailer.timeout", "10s")
                        .with("quarkus.mailer.max-pool-size", String.valueOf(CONNECTIONS)));
        node.awaitReady();
        return node;
    }

    private static void areTheSame(List<String> messageIds) {
        assertThat(new HashSet<>(messageIds)).hasSize(1);
    }
}
