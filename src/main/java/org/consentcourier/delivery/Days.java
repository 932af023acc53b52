package org.consentcourier.delivery;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which mails have taken which places of which days, as one claim knows it. */
final class Days {

    private final int cap;
    private final Set<UUID> own;
    private final Map<PersonDay, Map<Integer, UUID>> taken = new HashMap<>();

    private record PersonDay(UUID person, LocalDate day) {}

    /**
     * The place of a mail in the day of its person.
     *
     * @param day null: it counts on no day
     */
    record Place(@Nullable LocalDate day, int number) {

        static final Place ANY = new Place(null, 1);
    }

    /**
     * None taken yet.
     *
     * @param cap places of a day; 0: days are not counted
     * @param own people whom no other node may claim a mail for at this moment
     */
    Days(int cap, Set<UUID> own) {
        this.cap = cap;
        this.own = Set.copyOf(own);
    }

    boolean count() {
        return cap > 0;
    }

    /** Whether a mail for that person may be claimed now at all. */
    boolean isOwn(UUID person) {
        return cap == 0 || own.contains(person);
    }

    /** The place that a mail to that person has on that day, or may have; empty: others have them all. */
    Optional<Place> place(UUID person, LocalDate day, UUID delivery) {
        var places = places(person, day);
        return places.entrySet().stream()
                .filter(place -> place.getValue().equals(delivery))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> IntStream.rangeClosed(1, cap)
                        .boxed()
                        .filter(place -> places.size() < cap && !places.containsKey(place))
                        .findFirst())
                .map(number -> new Place(day, number));
    }

    /** Whether that mail has a place there already. */
    boolean has(UUID person, LocalDate day, UUID delivery) {
        return places(person, day).containsValue(delivery);
    }

    void take(UUID person, LocalDate day, int place, UUID delivery) {
        taken.computeIfAbsent(new PersonDay(person, day), none -> new HashMap<>())
                .put(place, delivery);
    }

    private Map<Integer, UUID> places(UUID person, LocalDate day) {
        return taken.getOrDefault(new PersonDay(person, day), Map.of());
    }
}
