package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import org.consentcourier.support.Proof;

/** What no course of events, policy or change of policy may lead to; months pass in each try. */
@Tag(Proof.TAG)
class RandomCoursesTest {

    /** So that a try that fails is tried again by the next build; the full proof makes more of them. */
    private static final String SEED = "20261125";

    private static final LocalDate GO_LIVE = LocalDate.of(2027, 2, 1);

    @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void no_step_twice_no_burst_nothing_after_an_answer_and_an_end_in_time(
            @ForAll("policies") OutreachPolicy policy,
            @ForAll("zones") ZoneId zone,
            @ForAll("courses") List<RandomCourse.Act> acts) {
        var course = new RandomCourse(policy, zone);

        acts.forEach(course::play);

        assertThat(course.wrongs()).as(() -> String.join("\n", course.story())).isEmpty();
    }

    @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void whoever_never_answers_comes_to_an_end_however_often_the_planner_looks(
            @ForAll("policies") OutreachPolicy policy,
            @ForAll("zones") ZoneId zone,
            @ForAll("naps") List<Duration> naps) {
        var course = new RandomCourse(policy, zone);

        naps.forEach(nap -> {
            course.play(new RandomCourse.Act.Plan());
            course.play(new RandomCourse.Act.Sent());
            course.play(new RandomCourse.Act.Pass(nap));
        });
        course.play(new RandomCourse.Act.Plan());

        assertThat(course.wrongs()).as(() -> String.join("\n", course.story())).isEmpty();
        assertThat(course.remindersInRound()).isLessThanOrEqualTo(policy.mostReminders());
        assertThat(course.hasEnded())
                .isEqualTo(policy.expireEnabled() && course.sinceFirstMail().compareTo(policy.expireAfter()) >= 0);
    }

    @Provide
    Arbitrary<OutreachPolicy> policies() {
        return Combinators.combine(
                        Combinators.combine(
                                        bools(),
                                        hours(1, 240),
                                        hours(0, 240),
                                        Arbitraries.integers().between(0, 8))
                                .as(Tuple::of),
                        Combinators.combine(hours(0, 200), hours(0, 200)).as(Tuple::of),
                        bools(),
                        hours(30, 60 * 24),
                        Arbitraries.integers().between(0, 90),
                        ladders())
                .as((reminders, escalate, expire, expireAfter, warn, ladder) -> new OutreachPolicy(
                        reminders.get1(),
                        reminders.get2(),
                        reminders.get3(),
                        reminders.get4(),
                        escalate.get1(),
                        escalate.get2(),
                        expire,
                        expireAfter,
                        expireAfter.multipliedBy(warn).dividedBy(100),
                        ladder));
    }

    private static Arbitrary<Ladder> ladders() {
        var after = hours(1, 40 * 24).set().ofMaxSize(5);
        var before = hours(1, 40 * 24).set().ofMaxSize(4);
        return Combinators.combine(bools(), after, before)
                .as((none, above, below) -> none
                        ? Ladder.NONE
                        : new Ladder(
                                Stream.concat(
                                                above.stream().sorted(),
                                                below.stream()
                                                        .map(Duration::negated)
                                                        .sorted())
                                        .toList(),
                                Optional.of(GO_LIVE.atStartOfDay(ZoneId.of("Europe/Berlin")))));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "Australia/Lord_Howe")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<List<RandomCourse.Act>> courses() {
        return Arbitraries.<RandomCourse.Act>oneOf(List.of(
                        hours(0, 30).map(RandomCourse.Act.Pass::new),
                        hours(0, 20 * 24).map(RandomCourse.Act.Pass::new),
                        Arbitraries.just(new RandomCourse.Act.Plan()),
                        Arbitraries.just(new RandomCourse.Act.Plan()),
                        Arbitraries.of(
                                new RandomCourse.Act.Sent(), new RandomCourse.Act.Sent(), new RandomCourse.Act.Lost()),
                        Arbitraries.of(new RandomCourse.Act.Killed(), new RandomCourse.Act.Consent()),
                        Arbitraries.of(
                                new RandomCourse.Act.Decline(),
                                new RandomCourse.Act.Reopen(),
                                new RandomCourse.Act.Reopen(),
                                new RandomCourse.Act.TakenBack(true),
                                new RandomCourse.Act.TakenBack(false)),
                        policies().map(RandomCourse.Act.Changed::new)))
                .list()
                .ofMinSize(20)
                .ofMaxSize(150);
    }

    @Provide
    Arbitrary<List<Duration>> naps() {
        return hours(1, 96).list().ofSize(60);
    }

    private static Arbitrary<Boolean> bools() {
        return Arbitraries.integers().between(0, 3).map(number -> number > 0);
    }

    private static Arbitrary<Duration> hours(int least, int most) {
        return Arbitraries.integers().between(least * 60, most * 60).map(Duration::ofMinutes);
    }
}
