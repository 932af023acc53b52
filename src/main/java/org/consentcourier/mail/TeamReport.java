package org.consentcourier.mail;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a manager is told each period about the own people.
 *
 * @param locale one that {@link Wording#spoken} gave
 * @param period in words, for example "week 48 of 2026"
 * @param done permissions given, of total asked for
 * @param newlyDone of these, given since the last report
 */
public record TeamReport(
        Locale locale,
        Sender sender,
        @Nullable String managerName,
        String period,
        int done,
        int total,
        int newlyDone,
        List<MissingPerson> missing,
        List<NewlyGranted> granted,
        URI page) {

    /** Names per list in the mail; the rest is on the page, so that no mail program cuts the mail off. */
    static final int MAX_NAMES = 25;

    /** Sets names into the script of the language, and keeps its own copies. */
    public TeamReport {
        var script = Script.of(locale);
        sender = sender.in(script);
        managerName = managerName == null ? null : script.name(managerName);
        missing = List.copyOf(missing);
        granted = List.copyOf(granted);
    }

    /** Rounded down: 100 means everybody. */
    public int percent() {
        return total == 0 ? 100 : (int) (100L * done / total);
    }

    /** What the bar leaves open. */
    public int percentOpen() {
        return 100 - percent();
    }

    /** Those of the missing whom the mail names. */
    public List<MissingPerson> missingShown() {
        return missing.stream().limit(MAX_NAMES).toList();
    }

    /** How many more are missing. */
    public int missingMore() {
        return Math.max(0, missing.size() - MAX_NAMES);
    }

    /** Those of the newly done whom the mail names. */
    public List<NewlyGranted> grantedShown() {
        return granted.stream().limit(MAX_NAMES).toList();
    }

    /** How many more are newly done. */
    public int grantedMore() {
        return Math.max(0, granted.size() - MAX_NAMES);
    }

    /** The value of {@code lang}. */
    public String lang() {
        return locale.toLanguageTag();
    }

    /** The value of {@code dir}. */
    public String dir() {
        return Script.of(locale).direction();
    }

    public String doneText() {
        return number(done);
    }

    public String totalText() {
        return number(total);
    }

    public String newlyDoneText() {
        return number(newlyDone);
    }

    public String percentText() {
        return Numbers.percent(percent(), locale);
    }

    public String missingText() {
        return number(missing.size());
    }

    public String missingMoreText() {
        return number(missingMore());
    }

    public String grantedText() {
        return number(granted.size());
    }

    public String grantedMoreText() {
        return number(grantedMore());
    }

    private String number(int number) {
        return Numbers.text(number, locale);
    }
}
