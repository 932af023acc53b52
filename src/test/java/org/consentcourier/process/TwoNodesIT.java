package org.consentcourier.process;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one database check and send at once. */
class TwoNodesIT {

    private static final int CONNECTIONS = 2;
    private static final int ASKED_BY_BOTH = 60;

    private static final String SETTLED = """
            select count(*) from delivery
            where recipient like 'grace%' and (status = 'SENT' or waits_for like 'the next day%')""";

    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void begin() {
        installation = new Installation(folder);
    }

    @AfterEach
    void end() {
        installation.close();
    }

    @Test
    void everybody_is_checked_once_at_the_pace_of_one_budget_and_everybody_missing_is_invited_once()
            throws InterruptedException, SQLException {
        var settings = installation.settingsOfTwo().with("courier.grants.per-second", "50");
        try (var one = installation.node("one", settings);
                var other = installation.node("other", settings)) {
            one.awaitReady();
            other.awaitReady();

            assertThat(installation.imports(one)).isTrue();

            Installation.await("both nodes are done", () -> installation.isDone(other));
            assertThat(installation.people())
                    .allSatisfy(figure -> assertThat(installation.docusign().tokenCalls(figure.id()))
                            .as("grant checks of %s", figure.email())
                            .isOne());
            assertThat(installation.count(
                            "select floor(extract(epoch from max(at) - min(at)))::bigint from grant_check"))
                    .as("of 300 calls 50 are allowed at once and 50 a second, however many nodes there are")
                    .isGreaterThanOrEqualTo(4);
            assertThat(installation.messageIds().keySet()).isEqualTo(emails(installation.missing()));
            assertThat(installation.messageIds().values())
                    .allSatisfy(ids -> assertThat(ids).hasSize(1));
            whoever_two_applications_ask_at_once_gets_one_mail_that_day(one);
            assertThat(one.errors()).isEmpty();
            assertThat(other.errors()).isEmpty();
        }
    }

    /** Beside the other test of two nodes, for two more would take as long to start. */
    private void whoever_two_applications_ask_at_once_gets_one_mail_that_day(Node node)
            throws InterruptedException, SQLException {
        var asked = emails(installation.importsForBoth(node, ASKED_BY_BOTH));

        Installation.await(
                "each is mailed for one application, and for the other with it or another day",
                () -> installation.count(SETTLED) == 2 * ASKED_BY_BOTH);

        assertThat(installation.messageIds()).containsKeys(asked.toArray(String[]::new));
        assertThat(installation.messageIds().entrySet())
                .filteredOn(mails -> asked.contains(mails.getKey()))
                .allSatisfy(
                        mails -> assertThat(mails.getValue()).as(mails.getKey()).hasSize(1));
        assertThat(installation.count("select count(*) from delivery where carried_by is not null"))
                .as("mails that left in another")
                .isPositive();
    }

    @Test
    void what_a_killed_node_had_in_hand_the_other_one_finishes() throws InterruptedException {
        var settings = installation
                .settings()
                .with("courier.grants.per-second", "20")
                .with("courier.grants.batch", "10")
                .with("courier.docusign.timeout", "2s")
                .with("courier.grants.lease", "6s")
                // Longer than it can take until enough mails hang: one that times out before is no longer in hand.
                .with("courier.mail.lease", "30s")
                .with("quarkus.mailer.timeout", "10s")
                .with("quarkus.mailer.max-pool-size", String.valueOf(CONNECTIONS));
        try (var killed = installation.node("killed", settings);
                var left = installation.node("left", settings)) {
            killed.awaitReady();
            left.awaitReady();
            assertThat(installation.imports(killed)).isTrue();
            Installation.await(
                    "mails are on their way", () -> installation.mail().received() >= 20);

            // One more than a node has connections: each of the two holds at least one.
            installation.mail().hangsAfterData(CONNECTIONS + 1);
            Installation.await("mails hang", () -> installation.mail().hanging() == CONNECTIONS + 1);
            killed.kill();
            installation.mail().behaves();

            Installation.await("the node that is left is done", () -> installation.isDone(left));
            assertThat(installation.messageIds().keySet()).isEqualTo(emails(installation.missing()));
            assertThat(installation.messageIds().values())
                    .as("a repeat is recognised by its Message-ID")
                    .allSatisfy(ids -> assertThat(new HashSet<>(ids)).hasSize(1));
            assertThat(repeats())
                    .as("only what was in flight is repeated")
                    .hasSizeBetween(1, CONNECTIONS)
                    .allSatisfy(ids -> assertThat(ids).hasSize(2));
            assertThat(left.errors()).isEmpty();
        }
    }

    private List<List<String>> repeats() {
        return installation.messageIds().values().stream()
                .filter(ids -> ids.size() > 1)
                .toList();
    }

    private static Collection<String> emails(List<Installation.Figure> figures) {
        return figures.stream().map(Installation.Figure::email).collect(toSet());
    }
}
