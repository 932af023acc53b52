package org.consentcourier.delivery;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Event: mails have got a new standing, in the transaction that gives it. */
public record MailsSettled(List<One> mails) {

    public MailsSettled {
        mails = List.copyOf(mails);
    }

    /** One of them. */
    public record One(
            UUID deliveryId, DeliveryKind kind, @Nullable UUID requestId, DeliveryStatus status) {

        static One of(Delivery delivery) {
            return new One(delivery.id(), delivery.kind(), delivery.requestId().orElse(null), delivery.status());
        }
    }

    static MailsSettled of(Delivery delivery) {
        return of(delivery, List.of());
    }

    /** That of a mail, and of those it carries, which stand as it does. */
    static MailsSettled of(Delivery delivery, List<Delivery> carried) {
        return new MailsSettled(Stream.concat(
                        Stream.of(One.of(delivery)),
                        carried.stream()
                                .map(One::of)
                                .map(one -> new One(one.deliveryId(), one.kind(), one.requestId(), delivery.status())))
                .toList());
    }
}
