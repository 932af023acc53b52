package org.consentcourier.roster;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;

/** Rejected rows as a CSV file that a spreadsheet opens safely. */
public final class Rejects {

    private Rejects() {}

    /** Header, then a record per row: line, column, kind, reason, and the row as it was. */
    public static String csv(List<Reject> rejects) {
        var text = new StringWriter();
        var csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord("Line", "Column", "Kind", "Reason", "Row");
        rejects.forEach(reject -> csv.writeRecord(
                Long.toString(reject.line()),
                reject.column(),
                reject.kind().name(),
                reject.reason(),
                Spreadsheet.cell(reject.text())));
        return text.toString();
    }

    /** The fields of one record as a line of CSV. */
    static String line(List<String> fields) {
        var text = new StringWriter();
        CsvWriter.builder()
                .bufferSize(0)
                .lineDelimiter(LineDelimiter.PLATFORM)
                .build(text)
                .writeRecord(fields);
        return text.toString().stripTrailing();
    }
}
