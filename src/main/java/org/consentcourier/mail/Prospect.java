package org.consentcourier.mail;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When everybody will be done if it goes on as it did, beside the day of the go-live. */
public sealed interface Prospect {

    /** There is nothing to foresee: everybody is done. */
    record Done() implements Prospect {}

    /**
     * On that day, at this pace.
     *
     * @param goLive the day before which it should be; null: there is none
     */
    record On(LocalDate day, @Nullable LocalDate goLive) implements Prospect {}

    /** At this pace never. */
    record Never(@Nullable LocalDate goLive) implements Prospect {}

    /** There are too few reports yet to tell. */
    record TooEarly(@Nullable LocalDate goLive) implements Prospect {}

    /** The go-live has passed, and somebody is missing. */
    record Overdue(LocalDate goLive) implements Prospect {}

    /** In the sentences of a language; empty where there is nothing to say. */
    default String in(Locale locale) {
        var words = Wording.in(locale);
        return switch (this) {
            case Done() -> "";
            case On(var day, var goLive) when goLive == null -> words.prospectDay(Dates.text(day, locale));
            case On(var day, var goLive)
            when day.isAfter(goLive) -> words.prospectLate(Dates.text(day, locale), Dates.text(goLive, locale));
            case On(var day, var goLive) -> words.prospectInTime(Dates.text(day, locale), Dates.text(goLive, locale));
            case Never(var goLive) when goLive == null -> words.prospectNever();
            case Never(var goLive) -> words.prospectNeverGoLive(Dates.text(goLive, locale));
            case TooEarly(var goLive) when goLive == null -> words.prospectEarly();
            case TooEarly(var goLive) -> words.prospectEarlyGoLive(Dates.text(goLive, locale));
            case Overdue(var goLive) -> words.prospectOverdue(Dates.text(goLive, locale));
        };
    }
}
