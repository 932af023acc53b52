package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.consentcourier.report.PeopleFilter.Part;

/** The people of a report as files, of whatever size: only a page of them is ever in memory. */
@ApplicationScoped
public class ReportDownloads {

    private final ReportPeople people;
    private final ReportPeriods periods;

    ReportDownloads(ReportPeople people, ReportPeriods periods) {
        this.people = people;
        this.periods = periods;
    }

    /** What people open them with. */
    public enum Kind {
        CSV(ReportCsv.MEDIA_TYPE),
        XLSX(ReportWorkbook.MEDIA_TYPE);

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** For the header that names what is downloaded. */
        public String disposition(ReportPeriod period) {
            return "attachment; filename=\"report-%s.%s\"".formatted(period.key(), name().toLowerCase(Locale.ROOT));
        }
    }

    /** Everybody of a scope; the stream is left open. */
    public void write(Kind kind, ReportPeriod period, Scope scope, OutputStream out) throws IOException {
        var zone = periods.zone(period);
        PeopleSource lines = use -> people.each(period.key(), scope, PeopleFilter.of(Part.ALL), use);
        switch (kind) {
            case CSV -> new ReportCsv(zone).write(lines, out);
            case XLSX -> new ReportWorkbook(period.key(), Locale.ENGLISH, zone).write(lines, out);
        }
    }
}
