package org.consentcourier.delivery;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.consentcourier.mail.Letter;

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

    // What has a default would be that of the interface, not the writer's own.

    @Override
    public List<Rewritten> again(Delivery delivery, List<Delivery> carried, Instant at) {
        return isScripted(delivery) ? List.of() : writer.again(delivery, carried, at);
    }

    @Override
    public List<Delivery> byUrgency(List<Delivery> deliveries) {
        return writer.byUrgency(deliveries);
    }

    @Override
    public Letter together(List<Delivery> deliveries) {
        return writer.together(deliveries);
    }

    @Override
    public boolean mayWait(Delivery delivery) {
        return writer.mayWait(delivery);
    }

    private static boolean isScripted(Delivery delivery) {
        return delivery.kind() == DeliveryKind.TEST && delivery.sample().isEmpty();
    }
}
