package org.consentcourier.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.WithDefault;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.consentcourier.grant.GrantsConfig;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database that take whatever they get. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class CallBudgetTest {

    @Inject
    Scene scene;

    @Inject
    AgroalDataSource database;

    @Inject
    MovableClock clock;

    @Inject
    Clock time;

    private record Limits(int perSecond, int perHour) implements BudgetConfig {
        @Override
        public Duration probe() {
            return Duration.ofMinutes(5);
        }
    }

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void two_nodes_together_make_two_calls_a_second() {
        var one = node(new Limits(2, 3000));
        var other = node(new Limits(2, 3000));

        var taken = IntStream.range(0, 20)
                .map(second -> {
                    clock.advance(Duration.ofSeconds(1));
                    return one.take("demo", 100) + other.take("demo", 100);
                })
                .boxed()
                .toList();

        assertThat(taken).hasSize(20).containsOnly(2);
    }

    @Test
    void two_nodes_together_make_three_thousand_calls_in_an_hour() {
        var one = node(new Limits(100, 3000));
        var other = node(new Limits(100, 3000));

        var taken = 0;
        for (var end = clock.instant().plus(Duration.ofHours(1));
                !clock.instant().isAfter(end); ) {
            taken += one.take("demo", 30) + other.take("demo", 100);
            clock.advance(Duration.ofSeconds(20));
        }

        assertThat(taken).isEqualTo(3000);
    }

    @Test
    void the_outlook_tells_when_the_last_of_many_calls_can_be_made() {
        var node = node(new Limits(2, 3000));
        node.note("demo", 300);

        // 2,700 flow in an hour.
        assertThat(node.outlook("demo", 2700))
                .isEqualTo(new CallBudget.Outlook(true, Duration.ofSeconds(150), Duration.ofHours(1)));
        assertThat(node(new Limits(2, 300_000)).outlook("demo", 3602))
                .isEqualTo(new CallBudget.Outlook(false, Duration.ZERO, Duration.ofMinutes(30)));
    }

    @Test
    void a_node_that_sweeps_as_often_as_is_set_by_default_is_done_when_the_outlook_says() throws NoSuchMethodException {
        var every = DurationConverter.parseDuration(GrantsConfig.class
                .getMethod("every")
                .getAnnotation(WithDefault.class)
                .value());
        var node = node(new Limits(2, 300_000));
        var end = clock.instant().plus(node.outlook("demo", 120).untilLast());

        var taken = 0;
        for (; !clock.instant().isAfter(end); clock.advance(every)) {
            taken += node.take("demo", 200);
        }

        assertThat(taken).isEqualTo(120);
    }

    private CallBudget node(BudgetConfig limits) {
        return new CallBudget(database, limits, time);
    }
}
