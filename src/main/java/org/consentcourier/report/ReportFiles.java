package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.consentcourier.mail.Attachment;
import org.consentcourier.mail.WithFiles;
import org.consentcourier.report.PeopleFilter.Part;

/** Makes the files that go with a report: everybody its reader may see, and nobody else. */
@ApplicationScoped
class ReportFiles {

    private final ReportPeople people;
    private final ReportPeriods periods;
    private final ReportMailsConfig config;

    ReportFiles(ReportPeople people, ReportPeriods periods, ReportMailsConfig config) {
        this.people = people;
        this.periods = periods;
        this.config = config;
    }

    /** What goes with a mail, and what the mail says of it. */
    record Files(WithFiles with, List<Attachment> attachments) {

        static final Files NONE = new Files(WithFiles.NONE, List.of());
        static final Files TOO_LARGE = new Files(WithFiles.TOO_LARGE, List.of());

        Files {
            attachments = List.copyOf(attachments);
        }
    }

    Files of(ReportPeriod period, Scope scope, Locale locale) {
        var wanted = config.attachments();
        if (wanted == ReportMailsConfig.Attachments.NONE) {
            return Files.NONE;
        }
        PeopleSource source = use -> people.each(period.key(), scope, PeopleFilter.of(Part.ALL), use);
        var zone = periods.zone(period);
        var name = "consents-" + period.key();
        var limit = config.attachmentLimit().asLongValue();
        var files = new ArrayList<Attachment>();
        try {
            if (wanted.isWorkbook()) {
                var out = new Bounded(limit);
                new ReportWorkbook(period.key(), locale, zone).write(source, out);
                files.add(new Attachment(name + ".xlsx", ReportWorkbook.MEDIA_TYPE, out.bytes()));
            }
            if (wanted.isCsv()) {
                var out = new Bounded(limit - size(files));
                new ReportCsv(zone).write(source, out);
                files.add(new Attachment(name + ".csv", ReportCsv.MEDIA_TYPE, out.bytes()));
            }
        } catch (TooLarge e) {
            return Files.TOO_LARGE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Files(WithFiles.ATTACHED, files);
    }

    private static long size(List<Attachment> files) {
        return files.stream().mapToLong(Attachment::size).sum();
    }

    /** More would not go into a mail; found out while writing, so that never more than that is in memory. */
    private static final class TooLarge extends RuntimeException {}

    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final long limit;

        Bounded(long limit) {
            this.limit = limit;
        }

        @Override
        public void write(int one) {
            require(1);
            out.write(one);
        }

        @Override
        public void write(byte[] some, int from, int length) {
            require(length);
            out.write(some, from, length);
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void require(int length) {
            if (out.size() + (long) length > limit) {
                throw new TooLarge();
            }
        }
    }
}
