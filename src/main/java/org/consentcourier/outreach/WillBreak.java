package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.ConsentViews.CauseCount;
import org.consentcourier.delivery.Deliveries;
import org.jspecify.annotations.Nullable;

/** For whom an application would not work if it went live now, and why; whom nobody is mailed any more come first. */
@ApplicationScoped
@Transactional
public class WillBreak {

    private static final Set<ConsentStatus> GIVEN_UP = EnumSet.of(ConsentStatus.EXPIRED);
    private static final Set<ConsentStatus> OTHERS = EnumSet.of(
            ConsentStatus.UNRESOLVED,
            ConsentStatus.NEW,
            ConsentStatus.PENDING,
            ConsentStatus.REVOKED,
            ConsentStatus.DECLINED,
            ConsentStatus.FAULTY);

    private final ConsentViews consents;
    private final Deliveries deliveries;
    private final Clock clock;

    WillBreak(ConsentViews consents, Deliveries deliveries, Clock clock) {
        this.consents = consents;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** One of them, with the last mail that left. */
    public record Row(ConsentRow consent, @Nullable Instant lastMailAt) {}

    /**
     * All of them in numbers.
     *
     * @param daysToGoLive negative after it; null: the application has no day
     */
    public record Summary(
            @Nullable LocalDate goLive, @Nullable Long daysToGoLive, long people, List<CauseCount> causes) {}

    /** How many there are, by state and cause, the most first. */
    public Summary summary(Application application) {
        var causes = consents.causes(application.key(), all());
        var goLive = application.goLive().orElse(null);
        return new Summary(
                goLive,
                goLive == null ? null : ChronoUnit.DAYS.between(today(), goLive),
                causes.stream().mapToLong(CauseCount::people).sum(),
                causes);
    }

    /** Those whose time ran out, then the others, each by address; {@code after} is the id of the last one of the page before. */
    public List<Row> list(String application, @Nullable UUID after, int limit) {
        var found = new ArrayList<ConsentRow>();
        var inOthers = after != null
                && consents.find(after)
                        .filter(row -> row.status() != ConsentStatus.EXPIRED)
                        .isPresent();
        if (!inOthers) {
            found.addAll(consents.list(application, GIVEN_UP, after, limit));
        }
        if (found.size() < limit) {
            found.addAll(consents.list(application, OTHERS, inOthers ? after : null, limit - found.size()));
        }
        return withMails(found);
    }

    private List<Row> withMails(List<ConsentRow> rows) {
        var mails = rows.isEmpty()
                ? Map.<UUID, Instant>of()
                : deliveries.lastSent(rows.stream().map(ConsentRow::id).toList());
        return rows.stream().map(row -> new Row(row, mails.get(row.id()))).toList();
    }

    private static Set<ConsentStatus> all() {
        var all = EnumSet.copyOf(GIVEN_UP);
        all.addAll(OTHERS);
        return all;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
