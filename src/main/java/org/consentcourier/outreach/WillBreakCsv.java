package org.consentcourier.outreach;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.roster.file.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** The whole list of {@link WillBreak} as CSV, written page by page, so that their number costs no memory. */
public record WillBreakCsv(WillBreak list, Application application) {

    /** What browsers and programs are told it is. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final int PAGE = 500;

    private static final List<String> HEADER = List.of(
            "id",
            "email",
            "name",
            "managerEmail",
            "status",
            "statusSince",
            "cause",
            "lastMailAt",
            "goLive",
            "daysToGoLive");

    /** Writes it all. */
    public void write(OutputStream output) throws IOException {
        var csv = CsvWriter.builder().build(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        csv.writeRecord(HEADER);
        var summary = list.summary(application);
        UUID after = null;
        List<WillBreak.Row> rows;
        do {
            rows = list.list(application.key(), after, PAGE);
            rows.forEach(row -> csv.writeRecord(cells(row, summary)));
            after = rows.isEmpty() ? null : rows.getLast().consent().id();
        } while (rows.size() == PAGE);
        csv.flush();
    }

    private static List<String> cells(WillBreak.Row row, WillBreak.Summary summary) {
        var consent = row.consent();
        return Stream.of(
                        consent.id(),
                        consent.email(),
                        consent.name(),
                        text(consent.managerEmail()),
                        consent.status(),
                        consent.statusSince(),
                        text(consent.cause()),
                        text(row.lastMailAt()),
                        text(summary.goLive()),
                        text(summary.daysToGoLive()))
                .map(value -> Spreadsheet.cell(value.toString()))
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
