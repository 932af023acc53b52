package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Proof;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was foreseen happens: weeks of the real thing on a clock that is moved, while nobody acts. */
@Tag(Proof.TAG)
@QuarkusTest
@QuarkusTestResource(
        value = StandIns.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "courier.outreach.reminder-delay", value = "3d"),
            @ResourceArg(name = "courier.outreach.reminder-frequency", value = "5d"),
            @ResourceArg(name = "courier.outreach.reminder-limit", value = "3"),
            @ResourceArg(name = "courier.outreach.escalate-after", value = "4d"),
            @ResourceArg(name = "courier.outreach.escalate-owner-after", value = "5d"),
            @ResourceArg(name = "courier.outreach.expire-after", value = "40d"),
            @ResourceArg(name = "courier.grants.every", value = "5s"),
            @ResourceArg(name = "courier.mail.every", value = "5s"),
            @ResourceArg(name = "courier.grants.cadence", value = "20m,1h,4h,1d"),
            @ResourceArg(name = "courier.grants.per-second", value = "2"),
            @ResourceArg(name = "courier.grants.per-hour", value = "120"),
            @ResourceArg(name = "courier.mail.per-minute", value = "2"),
            @ResourceArg(name = "courier.mail.per-day", value = "3"),
            @ResourceArg(name = "courier.mail.window.days", value = "MON-FRI"),
            @ResourceArg(name = "courier.mail.window.from", value = "08:00"),
            @ResourceArg(name = "courier.mail.window.until", value = "18:00"),
            @ResourceArg(name = "courier.mail.window.zone", value = "Europe/Berlin")
        })
class ForecastTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration BEAT = Duration.ofSeconds(5);

    /** The clocks change on the 14th in New York, on the 28th in Berlin, and on the 4th of April in Sydney. */
    private static final Instant START = Instant.parse("2027-03-10T09:17:00Z");

    private static final int PEOPLE = Proof.times(9, 40);
    private static final int WEEKS = Proof.times(4, 8);
    private static final long SEED = 20_270_310;

    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Sydney", "Asia/Kolkata", "");
    /** With Good Friday on the 26th of March, Easter Monday on the 29th and a holiday of Japan on the 22nd. */
    private static final List<String> COUNTRIES = List.of("DE", "AU", "JP", "");

    private static final List<String> MANAGERS =
            List.of("lead@corp.example", "head@corp.example", "person1@corp.example", "");

    private static final String HEADER =
            "UserEmail,Status,FirstName,LastName,APIUserName,ManagerEmail,TimeZone,Country\n";

    @Inject
    Scene scene;

    @Inject
    MovableClock clock;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Forecasts forecasts;

    @Inject
    Session session;

    /** A mail as it was foreseen, or as it left. */
    private record Leaving(LocalDate day, DeliveryKind kind, int step, String to, int people) {}

    @Test
    void what_was_foreseen_before_the_start_and_later_happens_to_the_day_and_person() {
        scene.begin();
        clock.set(START);
        people(new Random(SEED));
        var end = START.atZone(ZONE)
                .toLocalDate()
                .plusWeeks(WEEKS)
                .atStartOfDay(ZONE)
                .toInstant();
        var foreseen = foreseen(WEEKS);
        var calendar = forecasts.of(wish(WEEKS));
        scene.start();

        goOnUntil(START.plus(Duration.ofDays(14)));
        var foreseenLater = foreseen(WEEKS - 2);
        var later = clock.instant();
        goOnUntil(end);

        assertThat(foreseen).as("mails foreseen before the start").containsExactlyElementsOf(leftSince(START));
        assertThat(foreseenLater).as("and after two weeks").containsExactlyElementsOf(leftSince(later));
        assertThat(foreseen)
                .extracting(Leaving::kind)
                .contains(DeliveryKind.INVITATION, DeliveryKind.REMINDER, DeliveryKind.ESCALATION);
        assertThat(calendar.basis().exact()).isTrue();
        assertThat(calendar.days()).allSatisfy(day -> assertThat(day.mails()).isEqualTo(counted(foreseen, day.day())));
    }

    private static Map<DeliveryKind, Long> counted(List<Leaving> mails, LocalDate day) {
        return mails.stream()
                .filter(mail -> mail.day().equals(day))
                .collect(Collectors.groupingBy(Leaving::kind, TreeMap::new, Collectors.counting()));
    }

    private void people(Random random) {
        var figures = IntStream.range(0, PEOPLE)
                .mapToObj(number -> Figure.named("person" + number))
                .toArray(Figure[]::new);
        scene.knownToDocusign(figures);
        scene.load(HEADER + "lead@corp.example,Active,Lead,Example,,head@corp.example,Asia/Tokyo,JP\n"
                + Stream.of(figures)
                        .map(figure -> "%s,Active,%s,Example,%s,%s,%s,%s\n"
                                .formatted(
                                        figure.email(),
                                        figure.name(),
                                        figure.userId(),
                                        MANAGERS.get(random.nextInt(MANAGERS.size())),
                                        ZONES.get(random.nextInt(ZONES.size())),
                                        COUNTRIES.get(random.nextInt(COUNTRIES.size()))))
                        .collect(Collectors.joining()));
    }

    private static ForecastWish wish(int weeks) {
        return new ForecastWish(StandIns.APPLICATION, weeks, null, null);
    }

    private List<Leaving> foreseen(int weeks) {
        return forecasts.all(wish(weeks)).stream()
                .map(mail -> new Leaving(
                        mail.at().atZone(ZONE).toLocalDate(), mail.kind(), mail.step(), mail.to(), mail.people()))
                .sorted(Comparator.comparing(Leaving::toString))
                .toList();
    }

    private List<Leaving> leftSince(Instant since) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("""
                        select sent_at, kind, coalesce(step, 0), recipient,
                            greatest(1, (select cast(count(*) as integer) from escalation where delivery_id = d.id and told))
                        from delivery d where sent_at >= :since""", Object[].class)
                        .setParameter("since", since)
                        .getResultList())
                .stream()
                .map(row -> new Leaving(
                        ((Instant) row[0]).atZone(ZONE).toLocalDate(),
                        DeliveryKind.valueOf((String) row[1]),
                        (int) row[2],
                        (String) row[3],
                        (int) row[4]))
                .sorted(Comparator.comparing(Leaving::toString))
                .toList();
    }

    /** The jobs, every five seconds; times at which none of them finds anything to do are left out. */
    private void goOnUntil(Instant end) {
        while (clock.instant().isBefore(end)) {
            sweep.sweep();
            while (planner.planDue() > 0) {
                // As the job does.
            }
            dispatcher.dispatchDue();
            clock.set(beatAfter(clock.instant(), nextDue().orElse(end)));
        }
    }

    private static Instant beatAfter(Instant now, Instant due) {
        var wait = Duration.between(now, due);
        var beats = wait.isPositive() ? Math.ceilDiv(wait.toNanos(), BEAT.toNanos()) : 1;
        return now.plus(BEAT.multipliedBy(beats));
    }

    /** When something falls due; mails wait for a limit until it lets one pass, and people whose mail waits for that mail. */
    private Optional<Instant> nextDue() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var limited = Stream.of(free(2, Duration.ofMinutes(1)), free(3, Duration.ofDays(1)))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            var mail = first("select min(due_at) from delivery where due_at is not null")
                    .map(due -> due.isAfter(limited) ? due : limited);
            return Stream.of(
                            mail,
                            first("select min(check_due_at) from consent_request where user_id is not null"),
                            first("""
                                    select min(outreach_due_at) from consent_request r where status in ('PENDING', 'REVOKED')
                                        and not exists (select 1 from delivery where request_id = r.id and status = 'QUEUED')"""))
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder());
        });
    }

    private Instant free(int most, Duration window) {
        return first("select started_at from delivery_attempt order by started_at desc offset %d limit 1"
                        .formatted(most - 1))
                .map(begun -> begun.plus(window))
                .orElse(Instant.EPOCH);
    }

    private Optional<Instant> first(String query) {
        return session.createNativeQuery(query, Instant.class)
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst();
    }
}
