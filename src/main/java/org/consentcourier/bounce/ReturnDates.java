package org.consentcourier.bounce;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the one day on which somebody is back, in text of six languages; silent where it can be read in two ways. */
final class ReturnDates {

    /** A longer absence is none that a reminder should wait for. */
    private static final int LONGEST_DAYS = 180;

    private ReturnDates() {}

    /** In {@code text}, spelled as {@link Texts#plain} does. */
    static Optional<LocalDate> find(String text, LocalDate today) {
        Map<AbsenceWords.Meaning, Set<LocalDate>> said = new EnumMap<>(AbsenceWords.Meaning.class);
        for (var day : Days.in(text, today)) {
            AbsenceWords.around(text, day)
                    .ifPresent(words -> day.in(words.order())
                            .filter(date -> date.isAfter(today) && date.isBefore(today.plusDays(LONGEST_DAYS)))
                            .ifPresent(date -> said.computeIfAbsent(words.meaning(), meaning -> new TreeSet<>())
                                    .add(date)));
        }
        var back = List.copyOf(said.getOrDefault(AbsenceWords.Meaning.BACK_ON, Set.of()));
        if (!back.isEmpty()) {
            return only(back);
        }
        return only(List.copyOf(said.getOrDefault(AbsenceWords.Meaning.AWAY_UNTIL, Set.of())))
                .map(last -> last.plusDays(1));
    }

    private static Optional<LocalDate> only(List<LocalDate> days) {
        return days.size() == 1 ? Optional.of(days.getFirst()) : Optional.empty();
    }
}
