package org.consentcourier.roster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file in UTF-8; a bad row is one reject, only a file that is no roster at all is refused whole. */
final class RosterReader {

    private static final String BOM = "\uFEFF";

    private final Map<Column, List<Integer>> positions = new EnumMap<>(Column.class);
    private final List<RosterRow> rows = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();

    private RosterReader() {}

    /** Reads the whole file; never throws for what the file holds. */
    static RosterFile read(byte[] file) {
        if (file.length == 0) {
            return new RosterFile.NoRoster(
                    "The file is empty. Choose a CSV file with a header row and one row per person.");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return new RosterReader().parse(text.startsWith(BOM) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return new RosterFile.NoRoster("The file is not text in UTF-8. Save it as \"CSV UTF-8\" and try again.");
        } catch (CsvParseException e) {
            return new RosterFile.NoRoster("The file is not CSV: " + e.getMessage());
        }
    }

    private RosterFile parse(String text) {
        if (text.indexOf('\0') >= 0) {
            return new RosterFile.NoRoster("The file is not CSV but binary. Save it as \"CSV UTF-8\" and try again.");
        }
        var records = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .iterator();
        if (!records.hasNext()) {
            return new RosterFile.NoRoster(
                    "The file is empty. Choose a CSV file with a header row and one row per person.");
        }
        var problem = readHeader(records.next());
        if (problem.isPresent()) {
            return new RosterFile.NoRoster(problem.get());
        }
        readRows(records);
        return Contradictions.resolve(rows, rejects);
    }

    private Optional<String> readHeader(CsvRecord header) {
        for (int i = 0; i < header.getFieldCount(); i++) {
            int position = i;
            Column.ofHeader(header.getField(i))
                    .ifPresent(column -> positions
                            .computeIfAbsent(column, ignored -> new ArrayList<>())
                            .add(position));
        }
        if (!positions.containsKey(Column.EMAIL)) {
            return Optional.of(
                    "The file has no e-mail column. Its first row must name one \"UserEmail\" or \"Email\", separated by commas.");
        }
        return positions.entrySet().stream()
                .filter(entry ->
                        entry.getKey() != Column.GROUP && entry.getValue().size() > 1)
                .findFirst()
                .map(entry -> "The file has more than one column for "
                        + entry.getKey().header() + ". Remove or rename all but one.");
    }

    private void readRows(Iterator<CsvRecord> records) {
        while (records.hasNext()) {
            var row = records.next();
            if (row.getFields().stream().allMatch(String::isBlank)) {
                continue;
            }
            var text = Rejects.line(row.getFields());
            try {
                rows.add(row(row, text));
            } catch (RowRules.Broken broken) {
                rejects.add(new Reject(
                        row.getStartingLineNumber(),
                        broken.column.header(),
                        Reject.Kind.REJECTED,
                        broken.reason,
                        text));
            }
        }
    }

    private RosterRow row(CsvRecord row, String text) throws RowRules.Broken {
        var email = RowRules.email(Column.EMAIL, required(row, Column.EMAIL));
        var userId = cell(row, Column.USER_ID);
        var status = cell(row, Column.STATUS);
        var manager = cell(row, Column.MANAGER_EMAIL);
        var language = cell(row, Column.LANGUAGE);
        var zone = cell(row, Column.TIME_ZONE);
        var country = cell(row, Column.COUNTRY);
        var firstName = cell(row, Column.FIRST_NAME);
        var lastName = cell(row, Column.LAST_NAME);
        var onlyFullName = firstName == null && lastName == null;
        return new RosterRow(
                row.getStartingLineNumber(),
                text,
                email,
                userId == null || userId.isEmpty() ? null : RowRules.userId(userId),
                onlyFullName ? text(row, Column.FULL_NAME) : text(row, Column.FIRST_NAME),
                onlyFullName && positions.containsKey(Column.FULL_NAME) ? "" : text(row, Column.LAST_NAME),
                text(row, Column.JOB_TITLE),
                text(row, Column.COMPANY),
                text(row, Column.PERMISSION_SET),
                text(row, Column.GROUP),
                status == null ? null : RowRules.status(status),
                text(row, Column.ADDED_DATE),
                manager == null || manager.isEmpty()
                        ? manager
                        : RowRules.email(Column.MANAGER_EMAIL, manager).toLowerCase(Locale.ROOT),
                language == null ? null : RowRules.language(language),
                zone == null ? null : RowRules.timeZone(zone),
                country == null ? null : RowRules.country(country));
    }

    private @Nullable String text(CsvRecord row, Column column) throws RowRules.Broken {
        var cell = cell(row, column);
        return cell == null ? null : RowRules.text(column, cell);
    }

    private String required(CsvRecord row, Column column) {
        var cell = cell(row, column);
        return cell == null ? "" : cell;
    }

    /** The stripped cell; several columns of one kind are joined; null where the file has no such column. */
    private @Nullable String cell(CsvRecord row, Column column) {
        var at = positions.get(column);
        if (at == null) {
            return null;
        }
        return at.stream()
                .filter(position -> position < row.getFieldCount())
                .map(position -> row.getField(position).strip())
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
