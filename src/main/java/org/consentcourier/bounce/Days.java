package org.consentcourier.bounce;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the days a text names, by figures or by the names of months in six languages. */
final class Days {

    private static final List<String> MONTHS = List.of(
            "january|jan|januar|jänner|janvier|janv|enero|ene|janeiro",
            "february|feb|februar|feber|février|fevrier|févr|febrero|fevereiro|fev",
            "march|mar|märz|maerz|mrz|mars|marzo|março|marco",
            "april|apr|avril|avr|abril|abr",
            "may|mai|mayo|maio",
            "june|jun|juni|juin|junio|junho",
            "july|jul|juli|juillet|juil|julio|julho",
            "august|aug|août|aout|agosto|ago",
            "september|sept|sep|septembre|septiembre|setiembre|setembro",
            "october|oct|oktober|okt|octobre|octubre|outubro",
            "november|nov|novembre|noviembre|novembro",
            "december|dec|dezember|dez|décembre|decembre|déc|diciembre|dic|dezembro");
    private static final Map<String, Integer> NUMBERS = numbers();
    private static final String MONTH = String.join("|", MONTHS);
    private static final String YEAR = "(?<year>20\\d\\d)";

    /** Which of two figures is the day, where the text itself does not tell. */
    enum Order {
        DAY_FIRST,
        MONTH_FIRST,
        /** Both are in use. */
        EITHER
    }

    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<!\\d)" + YEAR + "(?:[-/.]|年 ?)(?<month>\\d{1,2})(?:[-/.]|月 ?)(?<day>\\d{1,2})(?:日|(?!\\d))");
    private static final Pattern JAPANESE = Pattern.compile("(?<!\\d)(?<month>\\d{1,2})月 ?(?<day>\\d{1,2})日");
    private static final Pattern DAY_AND_NAME =
            Pattern.compile("(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?,? ?(?:of |de )?(?<name>" + MONTH
                    + ")\\b\\.?(?:,? ?(?:de |del )?" + YEAR + ")?");
    private static final Pattern NAME_AND_DAY = Pattern.compile(
            "\\b(?<name>" + MONTH + ")\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,? ?" + YEAR + ")?");
    private static final Pattern FIGURES = Pattern.compile(
            "(?<![\\d.,/-])(?<one>\\d{1,2})(?<by>[./-])(?<two>\\d{1,2})(?:\\k<by>(?<year>20\\d\\d|\\d\\d)(?!\\d)|\\.(?!\\d)|(?![\\d.,/-]?\\d))");

    private Days() {}

    /** A day as it stands in a text: {@code two} where its figures can be read either way. */
    record Named(
            int start, int end, LocalDate one, @Nullable LocalDate two) {

        Optional<LocalDate> in(Order order) {
            return switch (order) {
                case DAY_FIRST -> Optional.of(one);
                case MONTH_FIRST -> Optional.of(two == null ? one : two);
                case EITHER -> two == null || two.equals(one) ? Optional.of(one) : Optional.empty();
            };
        }
    }

    /** In the order they stand in; days without a year are the next ones from {@code today} on. */
    static List<Named> in(String text, LocalDate today) {
        var found = new ArrayList<Named>();
        for (var shape : List.of(YEAR_FIRST, JAPANESE, DAY_AND_NAME, NAME_AND_DAY, FIGURES)) {
            shape.matcher(text)
                    .results()
                    .forEach(day -> read(day, today)
                            .filter(named -> found.stream().noneMatch(other -> overlap(named, other)))
                            .ifPresent(found::add));
        }
        return found;
    }

    private static Optional<Named> read(MatchResult day, LocalDate today) {
        var groups = day.namedGroups();
        @Nullable String year = groups.containsKey("year") ? day.group("year") : null;
        if (groups.containsKey("one")) {
            return ofFigures(day, year, today);
        }
        var month = groups.containsKey("name") ? NUMBERS.get(day.group("name")) : Integer.valueOf(day.group("month"));
        var date = date(year, month == null ? 0 : month, Integer.parseInt(day.group("day")), today);
        return date.map(it -> new Named(day.start(), day.end(), it, null));
    }

    private static Optional<Named> ofFigures(MatchResult day, @Nullable String year, LocalDate today) {
        if (year == null && day.group("by").equals("-")) {
            return Optional.empty();
        }
        int one = Integer.parseInt(day.group("one"));
        int two = Integer.parseInt(day.group("two"));
        var dayFirst = date(year, two, one, today);
        // Between dots the day always comes first.
        var monthFirst = day.group("by").equals(".") ? Optional.<LocalDate>empty() : date(year, one, two, today);
        return dayFirst.or(() -> monthFirst)
                .map(date ->
                        new Named(day.start(), day.end(), date, dayFirst.isPresent() ? monthFirst.orElse(null) : null));
    }

    private static Optional<LocalDate> date(@Nullable String year, int month, int day, LocalDate today) {
        try {
            if (year != null) {
                return Optional.of(LocalDate.of(Integer.parseInt(year) % 100 + 2000, month, day));
            }
            var thisYear = LocalDate.of(today.getYear(), month, day);
            return Optional.of(thisYear.isBefore(today) ? thisYear.plusYears(1) : thisYear);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean overlap(Named one, Named other) {
        return one.start() < other.end() && other.start() < one.end();
    }

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < MONTHS.size(); i++) {
            for (var name : MONTHS.get(i).split("\\|", -1)) {
                numbers.put(name, i + 1);
            }
        }
        return Map.copyOf(numbers);
    }
}
