package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkewTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void what_the_header_cuts_off_and_the_time_on_the_way_are_the_uncertainty() {
        var skew = Skew.between(NOW, Duration.ofSeconds(3), NOW.minusSeconds(40));

        assertThat(skew.least()).isEqualTo(Duration.ofSeconds(39));
        assertThat(skew.most()).isEqualTo(Duration.ofSeconds(43));
        assertThat(skew.ahead()).isEqualTo(Duration.ofSeconds(41));
        assertThat(skew.uncertainty()).isEqualTo(Duration.ofSeconds(2));
        assertThat(skew.measuredAt()).isEqualTo(NOW.plusSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({
        // ahead of Docusign, on the way, surely beyond, surely within; all in seconds
        " 32, 0, true, false",
        " 31, 0, false, false",
        " 30, 0, false, true",
        "-31, 0, true, false",
        "-29, 0, false, true",
        " 40, 9, true, false",
        " 20, 20, false, false",
        "-40, 9, true, false",
    })
    void beyond_and_within_are_said_without_doubt_or_not_at_all(long ahead, long way, boolean beyond, boolean within) {
        var skew = Skew.between(NOW, Duration.ofSeconds(way), NOW.minusSeconds(ahead));

        assertThat(skew.isSurelyBeyond(LIMIT)).as("beyond").isEqualTo(beyond);
        assertThat(skew.isSurelyWithin(LIMIT)).as("within").isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "0, agrees with",
        "45, about 45 seconds ahead of Docusign's",
        "-45, about 46 seconds behind Docusign's",
        "-720, about 12 minutes behind Docusign's",
        "7300, about 2 hours ahead of Docusign's",
        "864000, about 10 days ahead of Docusign's",
    })
    void it_is_said_in_words(long ahead, String words) {
        assertThat(Skew.between(NOW, Duration.ZERO, NOW.minusSeconds(ahead)).inWords())
                .contains(words);
    }
}
