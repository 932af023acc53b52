package org.consentcourier.process;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.consentcourier.support.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand mails by a process that is killed again and again in the midst of them. {@link TwoNodesIT} kills once. */
@Tag(Proof.TAG)
@EnabledIfSystemProperty(named = Proof.TAG, matches = "true", disabledReason = "takes many minutes")
class KilledSenderIT {

    private static final int PEOPLE = 12_000;
    private static final int KILLS = 25;
    private static final int CONNECTIONS = 10;

    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void begin() {
        installation = new Installation(folder, PEOPLE);
    }

    @AfterEach
    void end() {
        installation.close();
    }

    @Test
    void no_mail_is_lost_and_only_those_in_flight_are_repeated() throws InterruptedException {
        var seed = System.nanoTime();
        System.out.println("Seed of the moments: " + seed);
        var random = new Random(seed);
        var missing = installation.missing();
        assertThat(missing).hasSizeGreaterThan(9_900);
        var between = missing.size() / (KILLS + 1);
        for (int i = 0; i < KILLS; i++) {
            var enough = between * i + 1 + random.nextInt(between);
            try (var node = node(i)) {
                if (i == 0) {
                    assertThat(installation.imports(node)).isTrue();
                }
                Installation.await(
                        "mails are on their way", () -> installation.mail().received() >= enough);
                node.kill();
            }
        }
        try (var last = node(KILLS)) {
            Installation.await("the last node is done", () -> installation.isDone(last));
        }

        var received = installation.messageIds();
        assertThat(received.keySet())
                .isEqualTo(missing.stream().map(Installation.Figure::email).collect(toSet()));
        var repeated = received.values().stream().filter(ids -> ids.size() > 1).toList();
        System.out.printf("%,d mails, %d kills, %d repeated, none lost%n", received.size(), KILLS, repeated.size());
        assertThat(repeated).hasSizeLessThanOrEqualTo(CONNECTIONS * KILLS).allSatisfy(KilledSenderIT::areTheSame);
    }

    private Node node(int number) throws InterruptedException {
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
