package org.consentcourier.web;

import io.quarkus.qute.TemplateExtension;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.consentcourier.report.AgeNumbers;
import org.consentcourier.report.PeopleFilter.Part;
import org.consentcourier.report.Problem;
import org.consentcourier.report.Trend.NoForecast;

/** What reports say instead of constants and numbers. */
@TemplateExtension
class ReportWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private ReportWords() {}

    static String words(Problem problem) {
        return switch (problem) {
            case UNDELIVERABLE -> "Address takes no mail";
            case NOT_ACTIVATED -> "Docusign user not activated";
            case EXPIRED -> "Time ran out";
            case SILENT -> "No answer to any reminder";
            case DECLINED -> "Declined";
            case UNKNOWN_ADDRESS -> "Address unknown to Docusign";
            case UNKNOWN_USER_ID -> "No active Docusign user";
            case SEVERAL_USER_IDS -> "Several Docusign users";
            case NO_USER_ID -> "No Docusign user yet";
        };
    }

    static String help(Problem problem) {
        return switch (problem) {
            case UNDELIVERABLE -> "Tell IT the right address.";
            case NOT_ACTIVATED -> "Ask them to open Docusign’s mail and activate the user.";
            case EXPIRED -> "Talk to them; IT can ask again.";
            case SILENT -> "Talk to them, or remind them once more.";
            case DECLINED -> "Talk to them; IT can ask again.";
            case UNKNOWN_ADDRESS, UNKNOWN_USER_ID -> "IT corrects the roster or the user.";
            case SEVERAL_USER_IDS -> "IT chooses the right one.";
            case NO_USER_ID -> "IT adds the user.";
        };
    }

    static String words(Part part) {
        return switch (part) {
            case ALL -> "Everybody";
            case DONE -> "Consented";
            case MISSING -> "Missing";
            case LATE -> "Late";
            case EXEMPT -> "Exempt";
            case NEWLY_GRANTED -> "New since the last report";
            case REVOKED -> "Taken back since the last report";
        };
    }

    static String words(NoForecast reason) {
        return switch (reason) {
            case NOBODY -> "There is nobody to ask.";
            case TOO_SHORT -> "There are too few reports yet to tell when everybody will be done.";
            case NO_PROGRESS -> "At the present pace there is no end in sight.";
        };
    }

    static String words(AgeNumbers age) {
        return age.toDays() == null
                ? "%d days and more".formatted(age.fromDays())
                : "%d to %d days".formatted(age.fromDays(), age.toDays());
    }

    static String plain(LocalDate day) {
        return DAY.format(day);
    }

    static String ago(Number age) {
        var days = age.longValue();
        return days == 0 ? "since today" : days == 1 ? "one day" : "%,d days".formatted(days);
    }
}
