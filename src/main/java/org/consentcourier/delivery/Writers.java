package org.consentcourier.delivery;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds the writer of a kind of mail. */
@ApplicationScoped
class Writers {

    private final Map<DeliveryKind, LetterWriter> byKind = new EnumMap<>(DeliveryKind.class);

    Writers(@All List<LetterWriter> writers) {
        for (var writer : writers) {
            for (var kind : writer.kinds()) {
                if (byKind.putIfAbsent(kind, writer) != null) {
                    throw new IllegalStateException("Two writers for mails of kind " + kind);
                }
            }
        }
    }

    LetterWriter of(DeliveryKind kind) {
        var writer = byKind.get(kind);
        if (writer == null) {
            throw new IllegalStateException("No writer for mails of kind " + kind);
        }
        return writer;
    }
}
