package org.consentcourier.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.consentcourier.mail.MailMessages;
import org.consentcourier.mail.Wording;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The people of a report as a workbook in the language of its reader: one sheet, whose first row stays in sight and filters the
 * others. Texts are texts to a spreadsheet, whatever they begin with.
 *
 * @param period names the sheet
 * @param zone whose days the dates are
 */
public record ReportWorkbook(String period, Locale locale, ZoneId zone) {

    /** What browsers and programs are told it is. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final List<Column> COLUMNS = List.of(Column.values());

    private static final String PROGRAM = "ConsentCourier";
    private static final String DATE = "yyyy-mm-dd";

    /** Rows in memory; those before are written. */
    private static final int ROWS = 200;

    /** What a cell takes. */
    private static final int LONGEST = 32_000;

    /** Writes as many as there are, of which only some are ever in memory; leaves {@code out} open. */
    public void write(PeopleSource people, OutputStream out) throws IOException {
        var book = new Workbook(out, PROGRAM, null);
        var sheet = book.newWorksheet(period);
        var words = Wording.in(locale);
        head(sheet, words);
        var rows = new AtomicInteger();
        people.each(line -> {
            row(sheet, rows.incrementAndGet(), line, words);
            flush(sheet, rows.get());
        });
        sheet.setAutoFilter(0, 0, rows.get(), COLUMNS.size() - 1);
        book.finish();
    }

    private static void flush(Worksheet sheet, int rows) {
        try {
            if (rows % ROWS == 0) {
                sheet.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void head(Worksheet sheet, MailMessages words) {
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        for (int i = 0; i < COLUMNS.size(); i++) {
            sheet.width(i, COLUMNS.get(i).width());
            sheet.value(0, i, COLUMNS.get(i).title(words));
        }
        sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().set();
    }

    private void row(Worksheet sheet, int row, ReportLine line, MailMessages words) {
        for (int i = 0; i < COLUMNS.size(); i++) {
            cell(sheet, row, i, COLUMNS.get(i).value(line, words, zone));
        }
    }

    private static void cell(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format(DATE).set();
            }
            case Number number -> sheet.value(row, column, number);
            default -> sheet.value(row, column, text(value.toString()));
        }
    }

    /** Without what XML cannot hold. */
    private static String text(String text) {
        var whole = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return whole.codePoints()
                .map(sign -> isWritable(sign) ? sign : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isWritable(int sign) {
        return sign >= ' '
                && (sign < Character.MIN_SURROGATE || sign > Character.MAX_SURROGATE)
                && sign != 0xfffe
                && sign != 0xffff;
    }

    /** In the order in which they stand. */
    private enum Column {
        NAME(28),
        EMAIL(34),
        APPLICATION(24),
        DEPARTMENT(24),
        COUNTRY(9),
        MANAGER(34),
        STATE(36),
        SINCE(12),
        DAYS(8),
        LAST_MAIL(12),
        MAILS(8),
        ADVICE(60);

        private final double width;

        Column(double width) {
            this.width = width;
        }

        double width() {
            return width;
        }

        String title(MailMessages words) {
            return switch (this) {
                case NAME -> words.columnName();
                case EMAIL -> words.columnEmail();
                case APPLICATION -> words.columnApplication();
                case DEPARTMENT -> words.columnDepartment();
                case COUNTRY -> words.columnCountry();
                case MANAGER -> words.columnManager();
                case STATE -> words.columnState();
                case SINCE -> words.columnSince();
                case DAYS -> words.columnDays();
                case LAST_MAIL -> words.columnLastMail();
                case MAILS -> words.columnMails();
                case ADVICE -> words.columnAdvice();
            };
        }

        @Nullable
        Object value(ReportLine line, MailMessages words, ZoneId zone) {
            return switch (this) {
                case NAME -> line.personName();
                case EMAIL -> line.personEmail();
                case APPLICATION -> line.applicationName();
                case DEPARTMENT -> line.department();
                case COUNTRY -> line.country();
                case MANAGER -> line.managerEmail();
                case STATE -> line.state(words);
                case SINCE -> line.since().atZone(zone).toLocalDate();
                case DAYS -> line.ageDays();
                case LAST_MAIL -> line.lastMailOn();
                case MAILS -> line.mailsSent();
                case ADVICE -> line.advice(words);
            };
        }
    }
}
