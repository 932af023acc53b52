package org.consentcourier.roster.file;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the XML of a workbook before the reader does, with the same parser, and stops at whatever would cost the reader
 * memory or time without bound: it trusts cell addresses, text numbers and formulas.
 */
final class WorkbookXml {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z]{1,3}[0-9]{1,7}");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,7}");
    private static final XMLInputFactory PARSERS = parsers();

    /** The kinds of part that the reader opens. */
    private static final Set<String> READ =
            Set.of("Types", "Relationships", "workbook", "sst", "styleSheet", "worksheet");

    private final Set<String> names = new HashSet<>();
    private String root = "";
    private final StringBuilder value = new StringBuilder();
    private int rows;
    private int mostRows;
    private int texts;
    private long textCharacters;
    private int highestText = -1;
    private int depth;
    private int characters;
    private boolean inValue;
    private String cellType = "";
    private long arrays;
    private long longestFormula;
    private long steps;

    private static XMLInputFactory parsers() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Rows of the longest sheet. */
    int mostRows() {
        return mostRows;
    }

    /** Whether every shared text that a cell names is there. */
    boolean isComplete() {
        return highestText < texts;
    }

    /** Whether the reader would open such a part as the last one. */
    boolean isRead() {
        return READ.contains(root);
    }

    /** Goes through one part. */
    void check(InputStream part) throws XMLStreamException, UnreadableFile {
        root = "";
        rows = 0;
        arrays = 0;
        longestFormula = 0;
        steps = 0;
        depth = 0;
        inValue = false;
        var xml = PARSERS.createXMLStreamReader(part);
        require(isPlain(xml.getEncoding()) && isPlain(xml.getCharacterEncodingScheme()), "is not written in UTF-8");
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text(xml);
                default -> {}
            }
        }
        mostRows = Math.max(mostRows, rows);
    }

    /** In other encodings tags could not be told by their bytes. */
    private static boolean isPlain(@Nullable String encoding) {
        return encoding == null || encoding.equalsIgnoreCase("UTF-8") || encoding.equalsIgnoreCase("US-ASCII");
    }

    private void begin(XMLStreamReader xml) throws UnreadableFile {
        var name = xml.getLocalName();
        require(++depth <= Limits.XML_DEPTH, "nests deeper than a workbook does");
        root = depth == 1 ? name : root;
        remember(name);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            remember(xml.getAttributeLocalName(i));
        }
        switch (name) {
            case "row" -> require(++rows <= Limits.SHEET_ROWS, "has more rows than Excel allows");
            case "c" -> beginCell(xml);
            case "si" -> {
                characters = 0;
                require(++texts <= Limits.SHARED_TEXTS, "has more different texts than fit into memory");
            }
            case "v" -> {
                inValue = true;
                value.setLength(0);
            }
            case "f" -> beginFormula(xml);
            default -> {}
        }
    }

    private void remember(String name) throws UnreadableFile {
        if (names.add(name)) {
            require(names.size() <= Limits.XML_NAMES, "has more kinds of elements than a workbook has");
        }
    }

    private void beginCell(XMLStreamReader xml) throws UnreadableFile {
        characters = 0;
        var type = xml.getAttributeValue(null, "t");
        cellType = type == null ? "n" : type;
        var address = xml.getAttributeValue(null, "r");
        require(address == null || ADDRESS.matcher(address).matches(), "has a cell where none can be");
        steps += arrays;
        require(steps <= Limits.FORMULA_STEPS, "has more formulas than can be followed");
    }

    private void beginFormula(XMLStreamReader xml) {
        characters = 0;
        var type = xml.getAttributeValue(null, "t");
        if ("array".equals(type)) {
            arrays++;
        } else if ("shared".equals(type)) {
            steps += longestFormula;
        }
    }

    private void text(XMLStreamReader xml) throws UnreadableFile {
        var length = xml.getTextLength();
        characters += length;
        require(characters <= Limits.SHEET_CELL_CHARACTERS, "has a cell that is longer than Excel allows");
        if (inValue && value.length() <= Limits.NUMBER_CHARACTERS) {
            value.append(xml.getTextCharacters(), xml.getTextStart(), length);
        }
    }

    private void end(String name) throws UnreadableFile {
        depth--;
        switch (name) {
            case "si" -> {
                textCharacters += characters;
                characters = 0;
                require(textCharacters <= Limits.SHARED_CHARACTERS, "has more text than fits into memory");
            }
            case "f" -> longestFormula = Math.max(longestFormula, characters);
            case "v" -> endValue();
            case "c" -> characters = 0;
            default -> characters = depth == 0 ? 0 : characters;
        }
    }

    private void endValue() throws UnreadableFile {
        inValue = false;
        if (cellType.equals("s") && !value.isEmpty()) {
            require(INDEX.matcher(value).matches(), "refers to a text that is not there");
            highestText = Math.max(highestText, Integer.parseInt(value, 0, value.length(), 10));
        } else if (cellType.equals("n")) {
            require(value.length() <= Limits.NUMBER_CHARACTERS, "has a number that no one can read");
        }
    }

    private static void require(boolean fine, String problem) throws UnreadableFile {
        if (!fine) {
            throw new UnreadableFile(WorkbookGuard.REFUSED.formatted(problem));
        }
    }
}
