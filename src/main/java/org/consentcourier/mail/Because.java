package org.consentcourier.mail;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why somebody gets a report. */
public sealed interface Because {

    /** They are the manager of the people in it. */
    record Manager() implements Because {}

    /** They stand in for people who have no manager. */
    record Owner() implements Because {}

    /**
     * They stand in for that manager.
     *
     * @param until the last day; null: it is not known yet
     */
    record StandIn(String manager, @Nullable LocalDate until) implements Because {}

    /** The settings name them. */
    record Named() implements Because {}

    /** In the sentences of a language. */
    default String in(Locale locale) {
        var words = Wording.in(locale);
        return switch (this) {
            case Manager() -> words.reportFooter();
            case Owner() -> words.ownerFooter();
            case StandIn(var manager, var until)
            when until == null -> words.standInFooter(Script.of(locale).name(manager));
            case StandIn(var manager, var until) ->
                words.standInUntilFooter(Script.of(locale).name(manager), Dates.text(until, locale));
            case Named() -> words.namedFooter();
        };
    }
}
