package org.consentcourier.roster.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column of a file is which field. */
public final class ColumnMapping {

    /** A column kept by its own name, for use in mail texts. */
    public static final String ATTRIBUTE = "ATTRIBUTE";

    /** A column nobody needs. */
    public static final String IGNORE = "IGNORE";

    private final List<String> header;
    private final List<String> meanings;
    private final @Nullable Field[] fields;
    private final Set<Field> present = EnumSet.noneOf(Field.class);

    ColumnMapping(List<String> header, List<String> meanings) {
        this.header = List.copyOf(header);
        this.meanings = List.copyOf(meanings);
        this.fields = new Field[header.size()];
        for (int i = 0; i < fields.length; i++) {
            if (!isAttribute(i) && !meanings.get(i).equals(IGNORE)) {
                var field = Field.valueOf(meanings.get(i));
                fields[i] = field;
                present.add(field);
            }
        }
    }

    /** Each header with the name of its field, {@link #ATTRIBUTE} or {@link #IGNORE}, in the order of the file. */
    public Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            names.putIfAbsent(header.get(i), meanings.get(i));
        }
        return Collections.unmodifiableMap(names);
    }

    /** Whether the file says it at all. */
    public boolean has(Field field) {
        return present.contains(field);
    }

    /** What the file calls the field; where it has none, what Docusign calls it. */
    public String headerOf(Field field) {
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] == field) {
                return header.get(i);
            }
        }
        return field.header();
    }

    /** A stable key of a set of headers, whatever the order, to remember a mapping by. */
    public static String keyOf(List<String> header) {
        var names = String.join(
                "\u0000", header.stream().map(String::strip).sorted().toList());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    int size() {
        return header.size();
    }

    String header(int position) {
        return header.get(position);
    }

    @Nullable
    Field field(int position) {
        return fields[position];
    }

    boolean isAttribute(int position) {
        return meanings.get(position).equals(ATTRIBUTE);
    }
}
