package org.consentcourier.application;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.consentcourier.settings.WrongSettings;

/** Days on which nobody is asked, whatever the calendar says of them. */
public record Blackout(List<Days> days) {

    /** None. */
    public static final Blackout NONE = new Blackout(List.of());

    /** Keeps its own copy. */
    public Blackout {
        days = List.copyOf(days);
    }

    /** From one day to another, both inside. */
    public record Days(LocalDate first, LocalDate last) {

        boolean include(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** Reads days such as {@code 2026-05-15} and ranges such as {@code 2026-12-24/2027-01-01}, as the setting of that key has them. */
    public static Blackout read(String key, Collection<String> written) {
        return new Blackout(
                written.stream().map(part -> days(key, part.strip())).toList());
    }

    /** Whether that day is one of them. */
    public boolean includes(LocalDate day) {
        return days.stream().anyMatch(range -> range.include(day));
    }

    private static Days days(String key, String part) {
        var ends = part.split("/", -1);
        try {
            if (ends.length <= 2) {
                var days = new Days(LocalDate.parse(ends[0].strip()), LocalDate.parse(ends[ends.length - 1].strip()));
                if (!days.last().isBefore(days.first())) {
                    return days;
                }
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new WrongSettings(
                key,
                "\"" + part
                        + "\" is neither a day nor a range of days. Write 2026-05-15, or 2026-12-24/2027-01-01 with the"
                        + " earlier day first, and commas between them");
    }
}
