package org.consentcourier.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.LinkSignature;
import org.jspecify.annotations.Nullable;

/**
 * The links by which a manager acts from their report without a login: {@code r1.<action>.<period>.<manager>.<target>.<mark>}.
 *
 * <p>Each is for one action, one report, one manager and one person, acts once and for a time, and holds no personal data: the
 * manager stands in it as a mark of their address that only we can make.
 */
@ApplicationScoped
public class ReportLinks {

    private static final String MARK = "([A-Za-z0-9_-]{22})";
    private static final Pattern FORM = Pattern.compile("r1\\.([a-z]{3,7})\\.([0-9W-]{8,17})\\." + MARK
            + "\\.(all|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\." + MARK);
    private static final String ALL = "all";
    private static final String PAGE = "/act?link=";

    private final LinkSignature signature;
    private final Applications applications;
    private final ReportPeriods periods;
    private final ReportScopes scopes;
    private final Duration valid;
    private final Clock clock;

    ReportLinks(
            LinkSignature signature,
            Applications applications,
            ReportPeriods periods,
            ReportScopes scopes,
            ReportLinksConfig config,
            Clock clock) {
        this.signature = signature;
        this.applications = applications;
        this.periods = periods;
        this.scopes = scopes;
        this.valid = config.valid();
        this.clock = clock;
    }

    /**
     * What a link of ours is for.
     *
     * @param manager whose report it stands in, in lower case
     * @param requestId whom it is about; null: all who are late
     */
    public record Errand(
            String link,
            ReportAction action,
            ReportPeriod period,
            String manager,
            @Nullable UUID requestId) {

        /** Who acts, for history and audit. */
        public String actor() {
            return manager + " via report " + period.key();
        }
    }

    /** What somebody is told who follows a link. */
    public sealed interface Followed {

        /** It may act, unless it has. */
        record Valid(Errand errand) implements Followed {}

        /** Its time is over; nobody is named. */
        record Expired(Instant since) implements Followed {}

        /** Not ours, cut off, or about somebody the manager has no say in. */
        record Unknown() implements Followed {}
    }

    /** Where a manager reminds all of their own people who are late. */
    public URI nudgeAll(String period, String manager) {
        return link(ReportAction.NUDGE_ALL, period, manager, ALL);
    }

    /** Where a manager does something about one person of their report. */
    public URI person(ReportAction action, String period, String manager, UUID requestId) {
        if (action == ReportAction.NUDGE_ALL) {
            throw new IllegalArgumentException("NUDGE_ALL is about nobody alone");
        }
        return link(action, period, manager, requestId.toString());
    }

    /** What {@link #follow} takes, of an address made here. */
    public static String of(URI address) {
        return address.getQuery().substring(PAGE.length() - PAGE.indexOf('?') - 1);
    }

    /** Reads a link somebody followed; whether it was used before is not asked here. */
    public Followed follow(@Nullable String link) {
        var parts = FORM.matcher(link == null ? "" : link);
        if (!parts.matches() || !isOurs(parts.group())) {
            return new Followed.Unknown();
        }
        var period = periods.find(parts.group(2));
        var action = ReportAction.of(parts.group(1));
        if (period.isEmpty() || action.isEmpty()) {
            return new Followed.Unknown();
        }
        var end = period.get().takenAt().plus(valid);
        if (!clock.instant().isBefore(end)) {
            return new Followed.Expired(end);
        }
        var target = parts.group(4).equals(ALL) ? null : UUID.fromString(parts.group(4));
        return managers(period.get(), target).stream()
                .filter(manager -> isMarkOf(manager, period.get().key(), parts.group(3)))
                .findFirst()
                .<Followed>map(manager ->
                        new Followed.Valid(new Errand(parts.group(), action.get(), period.get(), manager, target)))
                .orElseGet(Followed.Unknown::new);
    }

    /** Those who have a say in whom it is about, as the snapshot has it. */
    private List<String> managers(ReportPeriod period, @Nullable UUID target) {
        return target == null ? scopes.managers(period.key()) : scopes.managersOf(period.key(), target);
    }

    private URI link(ReportAction action, String period, String manager, String target) {
        var mark = signature.mark(marked(manager, period));
        var text = String.join(".", "r1", action.word(), period, mark, target);
        return applications.page(PAGE + text + "." + signature.mark(text));
    }

    private boolean isOurs(String link) {
        var end = link.lastIndexOf('.');
        return isAnyOf(signature.marks(link.substring(0, end)), link.substring(end + 1));
    }

    private boolean isMarkOf(String manager, String period, String mark) {
        return isAnyOf(signature.marks(marked(manager, period)), mark);
    }

    private static boolean isAnyOf(List<String> marks, String given) {
        return marks.stream()
                .anyMatch(mark -> MessageDigest.isEqual(mark.getBytes(US_ASCII), given.getBytes(US_ASCII)));
    }

    private static String marked(String manager, String period) {
        return "report of " + manager.toLowerCase(Locale.ROOT) + " in " + period;
    }
}
