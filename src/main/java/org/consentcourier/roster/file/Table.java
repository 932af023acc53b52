package org.consentcourier.roster.file;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of any kind of file from the header on; also the records made of them. */
final class Table implements RosterRecords {

    private static final int SHOWN_ROWS = 5;
    static final String EMPTY = "The file is empty. Choose a file with a row of column names and one row per person.";
    private static final String NO_HEADER =
            "The first row is about a person already. Put a row with the column names before it, such as UserEmail, and try again.";

    private final Rows rows;
    private final Deque<Raw> ahead = new ArrayDeque<>();
    private RejectColumns rejectColumns = RejectColumns.in(List.of());
    private List<String> header = List.of();
    private @Nullable RowReader reader;

    private Table(Rows rows) {
        this.rows = rows;
    }

    /** Finds header and columns; what is not {@link Opened.Readable} is closed again. */
    static Opened open(Rows rows, FileFormat format, Map<String, String> told) {
        var table = new Table(rows);
        Opened opened = new Opened.NoRoster(EMPTY);
        try {
            opened = table.opened(format, told);
        } catch (UnreadableFile e) {
            opened = new Opened.NoRoster(String.valueOf(e.getMessage()));
        } finally {
            if (!(opened instanceof Opened.Readable)) {
                table.close();
            }
        }
        return opened;
    }

    private Opened opened(FileFormat format, Map<String, String> told) throws UnreadableFile {
        fill(Limits.HEADER_ROWS);
        var head = head(told);
        if (head == null) {
            return new Opened.NoRoster(EMPTY);
        }
        if (width(head.cells()) > Limits.COLUMNS) {
            return new Opened.NoRoster(
                    "The file has %,d columns and at most %d can be read. Keep those that a roster needs."
                            .formatted(width(head.cells()), Limits.COLUMNS));
        }
        if (head.fault() != null || !head.faults().isEmpty()) {
            return new Opened.NoRoster("Line %d holds the column names and %s.".formatted(head.line(), fault(head)));
        }
        takeHeader(head);
        if (header.stream().anyMatch(name -> Emails.problem(name) == null)) {
            return new Opened.NoRoster(NO_HEADER);
        }
        fill(Limits.SAMPLE_ROWS);
        var sample = ahead.stream().map(Raw::cells).toList();
        return switch (ColumnMapper.map(header, sample, told)) {
            case ColumnMapper.Mapped.Clear(var columns) -> {
                reader = new RowReader(columns);
                yield new Opened.Readable(format, header, columns, rejectColumns.arePresent(), this);
            }
            case ColumnMapper.Mapped.Unclear(var proposal, var problem) ->
                new Opened.ColumnsUnclear(
                        format, header, sample.stream().limit(SHOWN_ROWS).toList(), proposal, problem);
        };
    }

    private static String fault(Raw head) {
        return head.fault() != null
                ? head.fault()
                : head.faults().values().iterator().next();
    }

    /** The row that names most of the columns that were told and an e-mail address, for titles may stand before it; else the first. */
    private @Nullable Raw head(Map<String, String> told) {
        var wanted = told.keySet().stream()
                .map(Keys::of)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
        return ahead.stream()
                .filter(raw -> names(raw.cells(), wanted) > 0)
                .max(Comparator.comparingLong(raw -> names(raw.cells(), wanted))) // of equals the first
                .orElse(ahead.peekFirst());
    }

    private static long names(List<String> cells, Set<String> wanted) {
        if (cells.stream().anyMatch(cell -> Emails.problem(cell.strip()) == null)) {
            return 0;
        }
        var keys = cells.stream().map(Keys::of).collect(Collectors.toSet());
        return keys.stream().filter(wanted::contains).count() + (keys.stream().anyMatch(Headers::isEmail) ? 1 : 0);
    }

    private void takeHeader(Raw head) {
        while (ahead.removeFirst().line() < head.line()) {
            // what stands before it is a title
        }
        rejectColumns = RejectColumns.in(head.cells());
        header = header(rejectColumns.without(head).cells());
        var raws = ahead.stream().map(rejectColumns::without).toList();
        ahead.clear();
        ahead.addAll(raws);
    }

    /** Cells to the last that says something. */
    static int width(List<String> cells) {
        var width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return width;
    }

    private static List<String> header(List<String> cells) {
        return cells.stream()
                .limit(Limits.COLUMNS)
                .map(name -> name.strip().replaceAll("\\s+", " "))
                .toList();
    }

    private void fill(int wanted) throws UnreadableFile {
        while (ahead.size() < wanted) {
            var raw = read();
            if (raw == null) {
                return;
            }
            ahead.add(raw);
        }
    }

    private @Nullable Raw read() throws UnreadableFile {
        var raw = rows.next();
        while (raw != null && raw.isBlank()) {
            raw = rows.next();
        }
        return raw == null ? null : rejectColumns.without(raw);
    }

    @Override
    public @Nullable RosterRecord next() throws UnreadableFile {
        var raw = ahead.isEmpty() ? read() : ahead.removeFirst();
        return raw == null || reader == null ? null : reader.read(raw);
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public void close() {
        rows.close();
    }
}
