package org.consentcourier.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepetitionTest {

    private final Repetition repetition = new Repetition();

    @Test
    void many_different_addresses_are_told_from_each_other() {
        see(0, 1_000_000);

        assertThat(repetition.isPossible()).isFalse();
    }

    @Test
    void one_that_comes_again_much_later_is_noticed() {
        see(0, 100_000);
        repetition.see("ada.17@corp.example");

        assertThat(repetition.isPossible()).isTrue();
    }

    @Test
    void rows_without_a_key_repeat_nothing() {
        repetition.see(null);
        repetition.see(null);
        repetition.see(new UUID(1, 2).toString());

        assertThat(repetition.isPossible()).isFalse();
    }

    private void see(int from, int to) {
        IntStream.range(from, to).forEach(number -> repetition.see("ada." + number + "@corp.example"));
    }
}
