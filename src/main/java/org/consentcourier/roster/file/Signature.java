package org.consentcourier.roster.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What kind of file it is, by its first bytes; names and endings are often wrong. */
sealed interface Signature {

    /** A ZIP archive, as workbooks are. */
    record Zip() implements Signature {}

    /** Perhaps text. */
    record Text() implements Signature {}

    /** Nothing to read a roster from. */
    record Other(String problem) implements Signature {}

    /** Looks at the file. */
    static Signature of(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var head = Signatures.read(channel, 0, Signatures.HEAD);
            var begin = ISO_8859_1.decode(head.duplicate()).toString();
            if (begin.startsWith("PK\003\004") || begin.startsWith("PK\005\006")) {
                return new Zip();
            }
            if (begin.startsWith(Signatures.OLE2)) {
                return new Other(Signatures.ole2(channel, head));
            }
            return Signatures.KNOWN.entrySet().stream()
                    .filter(entry -> begin.startsWith(entry.getKey()))
                    .findFirst()
                    .<Signature>map(entry -> new Other(Signatures.SAVE_AS.formatted(entry.getValue())))
                    .orElseGet(() -> Signatures.markup(begin));
        }
    }
}
