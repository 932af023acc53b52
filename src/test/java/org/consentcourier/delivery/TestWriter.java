package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.consentcourier.mail.Letter;

/** What a test wants said, or thrown, about mails to a recipient; {@link ScriptedLetters} says it. */
@ApplicationScoped
class TestWriter {

    private final Map<String, Wanted> wanted = new ConcurrentHashMap<>();
    private final Map<String, Function<Delivery, Draft>> drafts = new ConcurrentHashMap<>();

    void wants(String recipient, Wanted answer) {
        wanted.put(recipient, answer);
    }

    void answers(String recipient, Draft draft) {
        drafts.put(recipient, delivery -> draft);
    }

    void throwsFor(String recipient, RuntimeException failure) {
        drafts.put(recipient, delivery -> {
            throw failure;
        });
    }

    void writesAsUsual() {
        wanted.clear();
        drafts.clear();
    }

    Wanted wanted(Delivery delivery) {
        return wanted.getOrDefault(delivery.recipient(), new Wanted.InWindow(null));
    }

    Draft write(Delivery delivery) {
        return drafts.getOrDefault(delivery.recipient(), TestWriter::letter).apply(delivery);
    }

    static Draft letter(Delivery delivery) {
        return new Draft.Ready(new Letter(
                delivery.recipient(), "A test", "<p>Hello</p>", "Hello", delivery.messageId(), List.of(), Map.of()));
    }
}
