package org.consentcourier.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.roster.file.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** All consents of a filter as CSV, written page by page, so that their number costs no memory. */
record ConsentCsv(ConsentViews consents, ConsentFilter filter) implements StreamingOutput {

    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";
    static final MediaType TYPE = new MediaType("text", "csv");

    private static final int PAGE = 500;

    private static final List<String> HEADER = List.of(
            "id",
            "application",
            "userId",
            "email",
            "name",
            "managerEmail",
            "status",
            "statusSince",
            "round",
            "grantedAt",
            "lastProofAt",
            "provenScopes",
            "checkedAt",
            "exemptReason",
            "exemptUntil",
            "cause");

    /** Who takes anything gets JSON. */
    static boolean isWanted(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isCompatible(TYPE))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }

    @Override
    public void write(OutputStream output) throws IOException {
        var csv = CsvWriter.builder().build(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        csv.writeRecord(HEADER);
        UUID after = null;
        List<ConsentRow> rows;
        do {
            rows = consents.list(filter, after, PAGE);
            rows.forEach(row -> csv.writeRecord(cells(row)));
            after = rows.isEmpty() ? null : rows.getLast().id();
        } while (rows.size() == PAGE);
        csv.flush();
    }

    private static List<String> cells(ConsentRow row) {
        return Stream.of(
                        row.id(),
                        row.application(),
                        text(row.userId()),
                        row.email(),
                        row.name(),
                        text(row.managerEmail()),
                        row.status(),
                        row.statusSince(),
                        row.round(),
                        text(row.grantedAt()),
                        text(row.lastProofAt()),
                        text(row.provenScopes()),
                        text(row.checkedAt()),
                        text(row.exemptReason()),
                        text(row.exemptUntil()),
                        text(row.cause()))
                .map(value -> Spreadsheet.cell(value.toString()))
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
