package org.consentcourier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final int LEAST = 10;
    private static final int MOST = 100;

    private long nanos = Duration.ofDays(1).toNanos();
    private final Pace pace = new Pace(LEAST, () -> nanos);

    @Test
    void the_first_claim_takes_one_mail_for_each_connection() {
        assertThat(pace.next(MOST)).isEqualTo(LEAST);
    }

    @Test
    void a_claim_takes_what_leaves_in_a_second() {
        pace.next(MOST);
        leave(20, Duration.ofMillis(500));

        assertThat(pace.next(MOST)).isEqualTo(40);
        assertThat(pace.size()).isEqualTo(40);
    }

    @Test
    void behind_a_fast_server_it_takes_no_more_than_the_setting() {
        pace.next(MOST);
        leave(200, Duration.ofMillis(100));

        assertThat(pace.next(MOST)).isEqualTo(MOST);
    }

    @Test
    void behind_a_slow_server_no_mail_waits_long() {
        pace.next(MOST);
        leave(200, Duration.ofMillis(100));
        pace.next(MOST);
        leave(3, Duration.ofSeconds(30));

        assertThat(pace.next(MOST)).isEqualTo(LEAST);
    }

    @Test
    void what_left_in_a_moment_tells_nothing_yet() {
        pace.next(MOST);
        leave(20, Duration.ofMillis(500));
        pace.next(MOST);
        leave(1, Duration.ofMillis(10));

        assertThat(pace.next(MOST)).isEqualTo(40);
    }

    @Test
    void a_setting_below_the_connections_wins() {
        assertThat(pace.next(1)).isOne();
    }

    private void leave(int mails, Duration time) {
        for (int i = 0; i < mails; i++) {
            pace.oneMore();
        }
        nanos += time.toNanos();
    }
}
