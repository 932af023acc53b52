package org.consentcourier.report;

import java.time.LocalDate;
import org.consentcourier.mail.Progress;
import org.consentcourier.mail.Prospect;
import org.jspecify.annotations.Nullable;

/** Numbers as mails tell them. */
final class MailedNumbers {

    private MailedNumbers() {}

    /** Without a snapshot before there is no change. */
    static Progress progress(Numbers numbers, ReportPeriod period) {
        return new Progress(
                numbers.done(),
                numbers.total(),
                numbers.late(),
                period.previous() == null ? null : numbers.change().done());
    }

    /** What a trend foresees on the day of its snapshot. */
    static Prospect prospect(Trend trend, Numbers numbers, LocalDate today) {
        @Nullable LocalDate goLive = trend.goLive();
        @Nullable LocalDate forecast = trend.forecast();
        if (numbers.missing() == 0) {
            return new Prospect.Done();
        }
        if (goLive != null && !goLive.isAfter(today)) {
            return new Prospect.Overdue(goLive);
        }
        if (forecast != null) {
            return new Prospect.On(forecast, goLive);
        }
        return trend.noForecast() == Trend.NoForecast.NO_PROGRESS
                ? new Prospect.Never(goLive)
                : new Prospect.TooEarly(goLive);
    }
}
