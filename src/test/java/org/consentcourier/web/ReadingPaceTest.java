package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.consentcourier.roster.RosterImport.Phase;
import org.consentcourier.roster.RosterImport.Progress;
import org.junit.jupiter.api.Test;

class ReadingPaceTest {

    @Test
    void a_quarter_in_ten_seconds_leaves_thirty() {
        assertThat(ReadingPace.of(new Progress(Phase.READING, 50_000, 25, 100), Duration.ofSeconds(10)))
                .isEqualTo(new ReadingPace(5_000, 25, "about 30 s"));
    }

    @Test
    void long_times_are_told_in_minutes() {
        assertThat(ReadingPace.of(new Progress(Phase.READING, 1, 1, 100), Duration.ofSeconds(3))
                        .left())
                .isEqualTo("about 5 min");
    }

    @Test
    void in_the_first_second_nothing_is_foretold() {
        assertThat(ReadingPace.of(new Progress(Phase.READING, 900, 50, 100), Duration.ofMillis(900)))
                .isEqualTo(new ReadingPace(0, 50, null));
    }

    @Test
    void nothing_is_foretold_after_the_file_is_read_or_where_its_size_is_unknown() {
        assertThat(ReadingPace.of(new Progress(Phase.COMPARING, 900, 100, 100), Duration.ofSeconds(9)))
                .isEqualTo(new ReadingPace(0, null, null));
        assertThat(ReadingPace.of(new Progress(Phase.READING, 900, 0, 100), Duration.ofSeconds(9)))
                .isEqualTo(new ReadingPace(100, null, null));
    }

    @Test
    void a_file_that_unpacks_to_more_than_it_seemed_never_passes_its_end() {
        assertThat(ReadingPace.of(new Progress(Phase.READING, 10, 300, 100), Duration.ofSeconds(10)))
                .isEqualTo(new ReadingPace(1, 100, "about 1 s"));
    }
}
