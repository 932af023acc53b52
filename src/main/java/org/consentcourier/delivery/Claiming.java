package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.mail.Letter;
import org.consentcourier.mail.MailConfig;
import org.jspecify.annotations.Nullable;

/** Within the transaction of a claim: which of the due mails leave, each alone or several to one person as one, and what the others wait for. */
@ApplicationScoped
class Claiming {

    /** More would make a mail that nobody reads to its end, and mail programs cut off. */
    static final int MOST_TOGETHER = 5;

    /** Never at once again: a run would not come to an end. */
    private static final Duration SOONEST = Duration.ofSeconds(1);

    /** Who waits for no longer than that is worth waiting for. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String OTHER_MAIL = "another mail to the person";
    private static final String COMPANY = "a check for another application, to be asked for in the same mail";

    private final Deliveries deliveries;
    private final Attempts attempts;
    private final Gates gates;
    private final MailDays mailDays;
    private final ReturnAddresses returnAddresses;
    private final MailConfig config;
    private final Event<MailsSettled> settled;

    Claiming(
            Deliveries deliveries,
            Attempts attempts,
            Gates gates,
            MailDays mailDays,
            ReturnAddresses returnAddresses,
            MailConfig config,
            Event<MailsSettled> settled) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.gates = gates;
        this.mailDays = mailDays;
        this.returnAddresses = returnAddresses;
        this.config = config;
        this.settled = settled;
    }

    /** When a claim is made, the end of its lease on the monotonic clock, and the line as it was gone along by then. */
    record Moment(Instant now, long leaseEnd, Line line) {}

    /** Past the first gates; {@code where} is null where days do not count. */
    private record Open(Delivery delivery, @Nullable Whereabouts where) {}

    /** Past the last one. */
    private record Written(Open open, Letter letter) {

        Delivery delivery() {
            return open.delivery();
        }
    }

    /** As many of them as may leave; the others stay due, wait, or are no longer wanted. */
    List<Claim> take(List<Delivery> found, int allowance, Moment moment) {
        if (found.isEmpty()) {
            return List.of();
        }
        var days = mailDays.of(persons(found), moment.now());
        var claims = new ArrayList<Claim>();
        // No more at a time than may leave still: those behind are not touched, whatever was locked with them.
        for (var from = 0; from < found.size() && claims.size() < allowance; ) {
            var until = Math.min(found.size(), from + allowance - claims.size());
            claims.addAll(takeSome(stillDue(found.subList(from, until), moment), days, moment));
            from = until;
        }
        attempts.begin(claims, moment.now());
        return claims;
    }

    /** Some may have left meanwhile, or been put off, with others to the same person; some are behind enough others now. */
    private static List<Delivery> stillDue(List<Delivery> found, Moment moment) {
        return found.stream()
                .filter(delivery -> delivery.dueAt()
                        .filter(due -> !due.isAfter(moment.now()))
                        .isPresent())
                .filter(delivery -> !moment.line().isClosedTo(delivery))
                .toList();
    }

    private List<Claim> takeSome(List<Delivery> found, Days days, Moment moment) {
        if (found.isEmpty()) {
            return List.of();
        }
        var open = new ArrayList<>(open(withCompany(found, moment.now()), days, moment));
        open.addAll(open(carriedBy(open), days, moment));
        gates.expectToWrite(open.stream().map(Open::delivery).toList());
        return groups(open).stream()
                .flatMap(group -> claim(group, days, moment).stream())
                .toList();
    }

    private static Set<UUID> persons(List<Delivery> found) {
        return found.stream().flatMap(delivery -> delivery.personId().stream()).collect(Collectors.toSet());
    }

    /** With what else is due to the same people, wherever it stands in the queue. */
    private List<Delivery> withCompany(List<Delivery> found, Instant now) {
        var persons = persons(found);
        return persons.isEmpty() || !gates.severalAsk()
                ? found
                : Stream.concat(found.stream(), deliveries.lockCompany(persons, found, now).stream())
                        .toList();
    }

    /** What may have left with one of these before leaves with it again. */
    private List<Delivery> carriedBy(List<Open> open) {
        var carriers = open.stream()
                .map(Open::delivery)
                .filter(Delivery::carries)
                .map(Delivery::id)
                .toList();
        return carriers.isEmpty() ? List.of() : deliveries.lockCarriedBy(carriers);
    }

    private List<Open> open(List<Delivery> due, Days days, Moment moment) {
        gates.expect(due);
        return due.stream()
                .flatMap(delivery -> open(delivery, days, moment).stream())
                .toList();
    }

    private Optional<Open> open(Delivery delivery, Days days, Moment moment) {
        var now = moment.now();
        if (delivery.carriedBy().isEmpty() && delivery.grantGrace(now.plus(DeliveryQueue.GRACE))) {
            return Optional.empty();
        }
        var gate = asked(delivery, () -> gates.hold(delivery, now));
        var held = gate.draft();
        if (held != null) {
            settle(delivery, held, moment);
            return Optional.empty();
        }
        if (delivery.personId().filter(person -> !days.isOwn(person)).isPresent()) {
            settle(delivery, new Draft.NotYet(now.plus(SOONEST), OTHER_MAIL), moment);
            return Optional.empty();
        }
        return Optional.of(new Open(delivery, gate.where()));
    }

    /** Those that can only leave together, or together at all; what may have arrived leaves again as it did, and first. */
    private static List<List<Open>> groups(List<Open> open) {
        var repeats = new LinkedHashMap<UUID, List<Open>>();
        var others = new LinkedHashMap<UUID, List<Open>>();
        for (var one : open) {
            var delivery = one.delivery();
            if (delivery.carriedBy().isPresent() || delivery.isRepeat()) {
                repeats.computeIfAbsent(delivery.carriedBy().orElse(delivery.id()), none -> new ArrayList<>())
                        .add(one);
            } else {
                others.computeIfAbsent(delivery.personId().orElse(delivery.id()), none -> new ArrayList<>())
                        .add(one);
            }
        }
        return Stream.concat(repeats.values().stream(), others.values().stream())
                .toList();
    }

    private Optional<Claim> claim(List<Open> group, Days days, Moment moment) {
        var now = moment.now();
        if (group.stream().allMatch(one -> moment.line().isClosedTo(one.delivery()))) {
            return Optional.empty(); // Others of this claim have closed it.
        }
        if (group.stream().allMatch(one -> place(one, days, now).isEmpty())) {
            group.forEach(one -> putOffADay(one, days, now)); // before any of them asks for a check
            return Optional.empty();
        }
        var ready = new ArrayList<Written>();
        var soon = false;
        for (var open : group) {
            var delivery = open.delivery();
            var draft = asked(delivery, () -> gates.write(delivery, now));
            if (draft instanceof Draft.Ready(var letter)) {
                ready.add(new Written(open, letter));
            } else if (delivery.isRepeat() && delivery.carriedBy().isEmpty()) {
                settle(delivery, draft, moment);
                return Optional.empty(); // What left with it waits with it.
            } else {
                settle(delivery, draft, moment);
                soon |= isSoon(draft, now);
            }
        }
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        if (soon && ready.stream().allMatch(one -> mayWait(one.delivery()))) {
            ready.forEach(one -> one.delivery().waitUntil(now.plus(SOON), COMPANY));
            return Optional.empty();
        }
        return leave(byUrgency(ready), days, moment);
    }

    private static boolean isSoon(Draft draft, Instant now) {
        return switch (draft) {
            case Draft.NotYet(var until, var reason) -> !until.isAfter(now.plus(SOON));
            case Draft.MadeReady made -> true;
            case Draft.Ready ready -> false;
            case Draft.NoLongerWanted unwanted -> false;
        };
    }

    private boolean mayWait(Delivery delivery) {
        return !delivery.isRepeat() && gates.mayWait(delivery);
    }

    private List<Written> byUrgency(List<Written> ready) {
        if (ready.size() == 1) {
            return ready;
        }
        var byId = ready.stream().collect(Collectors.toMap(one -> one.delivery().id(), one -> one));
        return gates.byUrgency(ready.stream().map(Written::delivery).toList()).stream()
                .map(delivery -> Objects.requireNonNull(byId.get(delivery.id())))
                .toList();
    }

    /** In its place of the day, and with it what else there is for the person. */
    private Optional<Claim> leave(List<Written> ready, Days days, Moment moment) {
        var first = carrier(ready, days, moment.now());
        var place = place(first.open(), days, moment.now());
        if (place.isEmpty()) {
            ready.forEach(one -> putOffADay(one.open(), days, moment.now()));
            return Optional.empty();
        }
        var company = company(first, ready);
        ready.stream()
                .filter(one -> !one.equals(first) && !company.contains(one))
                .forEach(one -> putOffADay(one.open(), days, moment.now()));
        day(first.open(), days, moment.now())
                .ifPresent(day -> days.take(
                        person(first.open()),
                        day,
                        place.get().number(),
                        first.delivery().id()));
        return Optional.of(claim(first, place.get(), company, moment));
    }

    /** That which has a place in the day already, or may have arrived as it is; else the most urgent. */
    private Written carrier(List<Written> ready, Days days, Instant now) {
        var own = ready.stream()
                .filter(one -> one.delivery().carriedBy().isEmpty())
                .toList();
        return own.stream()
                .filter(one -> day(one.open(), days, now)
                        .filter(day ->
                                days.has(person(one.open()), day, one.delivery().id()))
                        .isPresent())
                .findFirst()
                .orElse(own.getFirst());
    }

    /** One for each request, and no more than a mail can hold. */
    private static List<Written> company(Written first, List<Written> ready) {
        var byRequest = new LinkedHashMap<Optional<UUID>, Written>();
        byRequest.put(first.delivery().requestId(), first);
        ready.forEach(one -> byRequest.putIfAbsent(one.delivery().requestId(), one));
        return byRequest.values().stream().skip(1).limit(MOST_TOGETHER - 1L).toList();
    }

    private Optional<Days.Place> place(Open one, Days days, Instant now) {
        return day(one, days, now)
                .map(day -> days.place(person(one), day, one.delivery().id()))
                .orElse(Optional.of(Days.Place.ANY));
    }

    /** Empty where days do not count. */
    private Optional<LocalDate> day(Open one, Days days, Instant now) {
        return Optional.ofNullable(one.where())
                .filter(where -> days.count() && one.delivery().personId().isPresent())
                .map(where -> gates.day(where, now));
    }

    private static UUID person(Open one) {
        return one.delivery().personId().orElseThrow();
    }

    private void putOffADay(Open one, Days days, Instant now) {
        if (one.delivery().carriedBy().isEmpty()) {
            var where = one.where();
            one.delivery()
                    .waitUntil(
                            where == null || !days.count() ? now.plus(SOONEST) : gates.nextDay(where, now),
                            days.count() ? WorkingCalendar.NEXT_DAY : OTHER_MAIL);
        }
    }

    private Claim claim(Written first, Days.Place place, List<Written> company, Moment moment) {
        var delivery = first.delivery();
        var others = company.stream().map(Written::delivery).toList();
        var letter = others.isEmpty()
                ? first.letter()
                : asked(
                        delivery,
                        () -> gates.together(Stream.concat(Stream.of(delivery), others.stream())
                                .toList()));
        var found = delivery.fallback();
        delivery.claimFor(letter, moment.now().plus(config.lease()), place);
        others.forEach(other -> other.leaveWith(delivery));
        moment.line().oneLeaves();
        return new Claim(
                delivery.id(),
                delivery.claim(),
                returnAddresses.of(delivery).map(letter::returningTo).orElse(letter),
                found,
                moment.leaseEnd(),
                others.stream().map(MailsSettled.One::of).toList());
    }

    private void settle(Delivery delivery, Draft draft, Moment moment) {
        switch (draft) {
            case Draft.Ready ready -> {} // it leaves
            case Draft.NotYet(var until, var reason) -> await(delivery, until, reason, moment.now());
            case Draft.MadeReady(var until, var reason, var most) -> {
                await(delivery, until, reason, moment.now());
                delivery.application().ifPresent(application -> moment.line().oneMadeReady(application, most));
            }
            case Draft.NoLongerWanted(var reason) -> {
                if (delivery.carriedBy().isPresent()) {
                    delivery.isLeftOut(reason);
                } else {
                    delivery.cancel(reason);
                    settled.fire(dropped(delivery));
                }
            }
        }
    }

    private static void await(Delivery delivery, Instant until, String reason, Instant now) {
        if (delivery.carriedBy().isPresent()) {
            delivery.isLeftOut(reason);
        } else {
            var soonest = now.plus(SOONEST);
            delivery.waitUntil(until.isBefore(soonest) ? soonest : until, reason);
        }
    }

    /** As cancelled even where it may have left: while this claim holds its rows, whoever hears of it must wait for nothing. */
    private static MailsSettled dropped(Delivery delivery) {
        return new MailsSettled(List.of(new MailsSettled.One(
                delivery.id(), delivery.kind(), delivery.requestId().orElse(null), DeliveryStatus.CANCELLED)));
    }

    private static <T> T asked(Delivery delivery, Supplier<T> gate) {
        try {
            return gate.get();
        } catch (RuntimeException e) {
            throw CannotWrite.because(delivery, e);
        }
    }
}
