package org.consentcourier.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is counted of a group, in the order in which it is stored and read. */
enum Count {
    DONE,
    MISSING,
    EXEMPT,
    LATE,
    UNDELIVERABLE,
    STUCK,
    NEWLY_GRANTED,
    REVOKED,
    JOINED,
    EXEMPTED,
    BACK,
    LEFT_PEOPLE,
    LEFT_DONE,
    MOVED_IN_PEOPLE,
    MOVED_IN_DONE,
    MOVED_OUT_PEOPLE,
    MOVED_OUT_DONE;

    /** The columns of a table of numbers. */
    static final String COLUMNS = joined(Count::column);

    /** The same added up over rows called {@code number}; zero where there is none. */
    static final String SUMS = sums("true");

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same of the rows that fulfil a condition. */
    static String sums(String condition) {
        return joined(count -> "coalesce(sum(number.%s) filter (where %s), 0)".formatted(count.column(), condition));
    }

    static String joined(Function<Count, String> part) {
        return Arrays.stream(values()).map(part).collect(Collectors.joining(", "));
    }
}
