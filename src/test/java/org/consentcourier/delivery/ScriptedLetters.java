package org.consentcourier.delivery;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Takes the test mails that show no sample from their writer: what is said of them is a test's to choose. */
@Decorator
@Priority(1)
abstract class ScriptedLetters implements LetterWriter {

    @Inject
    @Delegate
    @Any
    LetterWriter writer;

    @Inject
    TestWriter script;

    @Override
    public Wanted wanted(Delivery delivery) {
        return isScripted(delivery) ? script.wanted(delivery) : writer.wanted(delivery);
    }

    @Override
    public Draft write(Delivery delivery) {
        return isScripted(delivery) ? script.write(delivery) : writer.write(delivery);
    }

    @Override
    public List<Rewritten> again(Delivery delivery, Instant at) {
        return isScripted(delivery) ? List.of() : writer.again(delivery, at);
    }

    private static boolean isScripted(Delivery delivery) {
        return delivery.kind() == DeliveryKind.TEST && delivery.sample().isEmpty();
    }
}
