package org.consentcourier.delivery;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.consentcourier.mail.Letter;

/**
 * A mail that is one node's to send until its lease ends.
 *
 * @param number grows with each claim of the delivery, so that an older one can be told
 * @param found the standing to go back to when nothing comes of the claim
 * @param leaseEnd on the monotonic clock of this node
 * @param carried what leaves with it; their standing here means nothing
 */
record Claim(
        UUID deliveryId,
        long number,
        Letter letter,
        DeliveryStatus found,
        long leaseEnd,
        List<MailsSettled.One> carried) {

    Claim {
        carried = List.copyOf(carried);
    }

    /** What leaves with it, standing as it does. */
    Stream<MailsSettled.One> carried(DeliveryStatus status) {
        return carried.stream().map(one -> new MailsSettled.One(one.deliveryId(), one.kind(), one.requestId(), status));
    }
}
