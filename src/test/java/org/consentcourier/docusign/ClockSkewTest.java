package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.consentcourier.docusign.GrantOutcome.ApplicationFault;
import org.consentcourier.docusign.GrantOutcome.UnknownUser;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulator keeps the right time, as its {@code Date} says; ours is set apart from it. */
class ClockSkewTest {

    private static final Logger LOG = Logger.getLogger(ClockSkew.class.getName());

    private final DocusignSimulator docusign = DocusignSimulator.start();
    private final DocusignHttp http = new DocusignHttp(new TimeOuts(Duration.ofSeconds(5), Duration.ofSeconds(30)));
    private final ClockSkew skew = Skews.measured();
    private final Said said = new Said();

    @BeforeEach
    void listen() {
        docusign.knows(org.consentcourier.sandbox.docusign.Integration.demo(
                UUID.fromString(Integrations.KEY), "CRM", Integrations.publicKey(), "https://courier.example/"));
        LOG.addHandler(said);
    }

    @AfterEach
    void end() {
        LOG.removeHandler(said);
        http.close();
        docusign.close();
    }

    @Test
    void nothing_is_known_before_the_first_answer() {
        assertThat(skew.of(docusign.uri())).isEmpty();
        assertThat(skew.alarming(docusign.uri())).isEmpty();
    }

    @Test
    void a_clock_that_is_right_is_no_alarm() {
        asks(Duration.ZERO);

        assertThat(skew.of(docusign.uri()).orElseThrow().ahead().abs()).isLessThan(Duration.ofSeconds(20));
        assertThat(skew.alarming(docusign.uri())).isEmpty();
        assertThat(said.lines).isEmpty();
    }

    @Test
    void a_wrong_clock_is_measured_while_docusign_still_answers_and_told_once_for_each_change() {
        for (var ahead : List.of(90, 90, 90, 0, 0, -90, -90)) {
            assertThat(asks(Duration.ofSeconds(ahead))).isInstanceOf(UnknownUser.class);
        }

        var measured = skew.alarming(docusign.uri()).orElseThrow();
        assertThat(measured.least()).isLessThanOrEqualTo(Duration.ofSeconds(-89));
        // A machine's own time service may set its clock by some milliseconds meanwhile.
        assertThat(measured.most()).isGreaterThanOrEqualTo(Duration.ofSeconds(-91));
        assertThat(said.lines).hasSize(3);
        assertThat(said.lines.getFirst())
                .contains("ahead of Docusign's", "NTP", docusign.uri().getAuthority());
        assertThat(said.lines.get(1)).contains("agrees with Docusign's again");
        assertThat(said.lines.getLast()).contains("behind Docusign's");
    }

    @Test
    void it_is_known_too_when_the_assertion_had_expired() {
        var outcome = asks(Duration.ofMinutes(-12));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ApplicationFault.class,
                        fault -> assertThat(fault.cause()).isEqualTo(FaultCause.EXPIRED_ASSERTION));
        assertThat(skew.alarming(docusign.uri()).orElseThrow().inWords()).contains("12 minutes behind");
    }

    private GrantOutcome asks(Duration ahead) {
        var ours = Clock.offset(Clock.systemUTC(), ahead);
        return new TokenClient(http, ours, skew)
                .tryGrant(Integrations.at(docusign.uri(), "signature"), UUID.randomUUID());
    }

    private static final class Said extends Handler {
        private static final ExtFormatter FORMATTER = new PatternFormatter("%s");
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.INFO.intValue()) {
                lines.add(FORMATTER.format(line));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
