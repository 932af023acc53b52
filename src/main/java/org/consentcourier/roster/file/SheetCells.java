package org.consentcourier.roster.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** How Excel shows what it stores. */
final class SheetCells {

    static final String UNCALCULATED =
            "holds a formula without a result: open the workbook in Excel and save it, or put a value in its place";
    static final String ERROR = "holds an error";

    static final Set<String> ERRORS = Set.of(
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#DIV/0!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#GETTING_DATA",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#UNKNOWN!",
            "#BUSY!",
            "#EXTERNAL!",
            "#PYTHON!");

    /** Excel computes with no more. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int LONGEST_PLAIN = 40;
    private static final int LAST_DAY = 2_958_465; // 9999-12-31
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");
    private static final Pattern PADDING = Pattern.compile("0{2,30}");
    private static final Pattern PERCENT = Pattern.compile("[0#]+(?:\\.0+)?%");

    private SheetCells() {}

    /** A formula whose result was never stored says nothing, which is not the same as saying "nothing". */
    static SheetCell nothing(Cell cell) {
        var uncalculated = cell.getType() == CellType.FORMULA && cell.getRawValue() == null;
        if (uncalculated) {
            return new SheetCell.Faulty("", UNCALCULATED);
        }
        return cell.getType() == CellType.ERROR
                ? new SheetCell.Faulty(Objects.requireNonNullElse(cell.getRawValue(), ""), ERROR)
                : new SheetCell.Value("");
    }

    static String number(Cell cell, BigDecimal number) {
        var format = format(cell);
        if (format.isDate() || format.isTime()) {
            var shown = moment(cell, number, format);
            if (shown != null) {
                return shown;
            }
        }
        var rounded = number.round(DIGITS).stripTrailingZeros();
        if (Math.abs((long) rounded.scale()) > LONGEST_PLAIN) {
            return rounded.toString();
        }
        if (PADDING.matcher(format.code()).matches() && rounded.scale() <= 0 && rounded.signum() >= 0) {
            var plain = rounded.toPlainString();
            return "0".repeat(Math.max(0, format.code().length() - plain.length())) + plain;
        }
        return PERCENT.matcher(format.code()).matches()
                ? rounded.movePointRight(2).stripTrailingZeros().toPlainString() + "%"
                : rounded.toPlainString();
    }

    private record Format(String code, boolean isDate, boolean isTime) {}

    private static Format format(Cell cell) {
        var code = cell.getDataFormatString();
        if (code == null) {
            return new Format("", isEastAsianDate(cell), false);
        }
        var tokens =
                LITERALS.matcher(code.split(";", 2)[0].toLowerCase(Locale.ROOT)).replaceAll("");
        var date = tokens.indexOf('y') >= 0 || tokens.indexOf('d') >= 0;
        var time = tokens.indexOf('h') >= 0 || tokens.indexOf('s') >= 0;
        var month = tokens.indexOf('m') >= 0 && !time;
        return new Format(code, date || month, time);
    }

    /** Built-in formats that have a code in some languages of Excel only. */
    private static boolean isEastAsianDate(Cell cell) {
        var id = Objects.requireNonNullElse(cell.getDataFormatId(), 0);
        return (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    }

    private static @Nullable String moment(Cell cell, BigDecimal number, Format format) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LAST_DAY + 1L)) >= 0) {
            return null;
        }
        LocalDateTime moment = cell.asDate();
        if (!format.isDate()) {
            return number.compareTo(BigDecimal.ONE) < 0 ? moment.toLocalTime().toString() : null;
        }
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toString();
    }

    /** Excel writes characters that XML cannot hold as _x000D_. */
    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPE.matcher(text)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))))
                : text;
    }
}
