package org.consentcourier.mail;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WeekdaysTest {

    @Test
    void reads_ranges_across_the_weekend_and_lists() {
        assertThat(Weekdays.of("FRI-MON").days()).containsExactlyInAnyOrder(FRIDAY, SATURDAY, SUNDAY, MONDAY);
        assertThat(Weekdays.of("mon, Wednesday").days()).containsExactlyInAnyOrder(MONDAY, WEDNESDAY);
    }

    @Test
    void anything_else_is_refused_with_an_example() {
        assertThatThrownBy(() -> Weekdays.of("weekdays")).hasMessageContaining("MON-FRI");
    }
}
