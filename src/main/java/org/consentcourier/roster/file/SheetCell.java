package org.consentcourier.roster.file;

import java.math.BigDecimal;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** A cell of a workbook as people see it, but with dates as ISO writes them. */
sealed interface SheetCell {

    /** What it says. */
    record Value(String text) implements SheetCell {}

    /** What it shows and why that is no value. */
    record Faulty(String text, String reason) implements SheetCell {}

    /** Reads the cell. */
    static SheetCell of(Cell cell) {
        if (cell.getValue() == null) {
            return SheetCells.nothing(cell);
        }
        var isFormula = cell.getType() == CellType.FORMULA;
        return switch (cell.getValue()) {
            case Boolean truth -> new Value(truth ? "TRUE" : "FALSE");
            case BigDecimal number -> new Value(SheetCells.number(cell, number));
            case String text
            when cell.getType() == CellType.ERROR || (isFormula && SheetCells.ERRORS.contains(text)) ->
                new Faulty(
                        text, SheetCells.ERROR + " (" + text + "): correct the formula, or put a value in its place");
            default -> new Value(SheetCells.unescaped(String.valueOf(cell.getValue())));
        };
    }
}
