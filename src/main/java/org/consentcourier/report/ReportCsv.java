package org.consentcourier.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.consentcourier.roster.file.Spreadsheet;
import org.jspecify.annotations.Nullable;

/**
 * The people of a report as CSV for programs: the same columns in every language, in which no spreadsheet calculates.
 *
 * @param zone whose days the dates are
 */
public record ReportCsv(ZoneId zone) {

    /** What browsers and programs are told it is. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final List<String> HEADER = List.of(
            "id",
            "application",
            "name",
            "email",
            "managerEmail",
            "department",
            "country",
            "domain",
            "status",
            "statusSince",
            "ageDays",
            "lastMailOn",
            "mailsSent",
            "cause",
            "problem",
            "undeliverable");

    /** Writes as many as there are; leaves {@code out} open. */
    public void write(PeopleSource people, OutputStream out) throws IOException {
        var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(HEADER);
        people.each(line -> csv.writeRecord(cells(line)));
        csv.flush();
    }

    private List<String> cells(ReportLine line) {
        return Stream.of(
                        line.requestId(),
                        line.application(),
                        line.personName(),
                        line.personEmail(),
                        text(line.managerEmail()),
                        line.department(),
                        line.country(),
                        line.domain(),
                        line.status(),
                        line.since().atZone(zone).toLocalDate(),
                        line.ageDays(),
                        text(line.lastMailOn()),
                        line.mailsSent(),
                        text(line.cause()),
                        text(line.problem()),
                        line.undeliverable())
                .map(value -> Spreadsheet.cell(value.toString()))
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
