package org.consentcourier.roster.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An Excel workbook, part by part, so that a test can put into it what Excel would not. */
final class SheetFile {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** Formats by the style numbers that cells name: none, date, date and time, time, five digits, percent. */
    private static final String STYLES = HEAD + "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"2\">"
            + "<numFmt numFmtId=\"164\" formatCode=\"dd\\/mm\\/yyyy;@\"/><numFmt numFmtId=\"165\" formatCode=\"00000\"/></numFmts>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\"/></cellStyleXfs><cellXfs count=\"6\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/>"
            + "<xf numFmtId=\"22\"/><xf numFmtId=\"20\"/><xf numFmtId=\"165\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();
    private boolean styled = true;

    /** A cell in a row. */
    @FunctionalInterface
    interface Cell {
        String xml(SheetFile file, String address);
    }

    static Cell text(String text) {
        return (file, address) -> {
            file.texts.add(text);
            return "<c r=\"%s\" t=\"s\"><v>%d</v></c>".formatted(address, file.texts.size() - 1);
        };
    }

    static Cell typed(String type, String value) {
        return (file, address) -> "<c r=\"%s\" t=\"%s\"><v>%s</v></c>".formatted(address, type, value);
    }

    static Cell number(String value, int style) {
        return (file, address) -> "<c r=\"%s\" s=\"%d\"><v>%s</v></c>".formatted(address, style, value);
    }

    static Cell formula(String formula, String type, String value) {
        return (file, address) ->
                "<c r=\"%s\" t=\"%s\"><f>%s</f>%s</c>".formatted(address, type, escaped(formula), value);
    }

    static Cell nothing() {
        return (file, address) -> "";
    }

    static Cell raw(String xml) {
        return (file, address) -> xml;
    }

    /** Texts in rows, on one sheet. */
    static SheetFile of(String... rows) {
        var cells = new Cell[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            cells[i] = List.of(rows[i].split(",", -1)).stream()
                    .map(SheetFile::text)
                    .toArray(Cell[]::new);
        }
        return new SheetFile().sheet("Users", cells);
    }

    SheetFile sheet(String name, Cell[]... rows) {
        var xml = new StringBuilder();
        for (int row = 0; row < rows.length; row++) {
            xml.append("<row r=\"").append(row + 1).append("\">");
            for (int column = 0; column < rows[row].length; column++) {
                xml.append(rows[row][column].xml(this, "" + (char) ('A' + column) + (row + 1)));
            }
            xml.append("</row>");
        }
        return rawSheet(name, xml.toString());
    }

    SheetFile rawSheet(String name, String rows) {
        sheets.put(name, HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        return this;
    }

    SheetFile unstyled() {
        styled = false;
        return this;
    }

    /** Puts in a part, in place of its like. */
    SheetFile part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    byte[] bytes() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        var types = new StringBuilder(HEAD
                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + type("/xl/workbook.xml", "sheet.main+xml") + type("/xl/sharedStrings.xml", "sharedStrings+xml"));
        var relations = new StringBuilder(
                HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        var book = new StringBuilder(HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets>");
        var number = 0;
        for (var sheet : sheets.entrySet()) {
            number++;
            var state = sheet.getKey().startsWith("hidden") ? " state=\"veryHidden\"" : "";
            book.append("<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"rId%d\"/>"
                    .formatted(escaped(sheet.getKey()), number, state, number));
            relations.append("<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                    .formatted(number, RELATIONS, number));
            types.append(type("/xl/worksheets/sheet" + number + ".xml", "worksheet+xml"));
            all.put("xl/worksheets/sheet" + number + ".xml", sheet.getValue().getBytes(UTF_8));
        }
        if (styled) {
            types.append(type("/xl/styles.xml", "styles+xml"));
            all.put("xl/styles.xml", STYLES.getBytes(UTF_8));
        }
        all.put("[Content_Types].xml", types.append("</Types>").toString().getBytes(UTF_8));
        all.put(
                "xl/_rels/workbook.xml.rels",
                relations.append("</Relationships>").toString().getBytes(UTF_8));
        all.put(
                "xl/workbook.xml",
                book.append("</sheets></workbook>").toString().getBytes(UTF_8));
        all.put("xl/sharedStrings.xml", sharedStrings());
        all.putAll(parts);
        return zip(all);
    }

    private static String type(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + TYPES + type + "\"/>";
    }

    private byte[] sharedStrings() {
        var xml = new StringBuilder(HEAD + "<sst xmlns=\"" + MAIN + "\">");
        texts.forEach(text -> xml.append("<si><t xml:space=\"preserve\">")
                .append(escaped(text))
                .append("</t></si>"));
        return xml.append("</sst>").toString().getBytes(UTF_8);
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
