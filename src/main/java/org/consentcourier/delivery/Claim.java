package org.consentcourier.delivery;

import java.util.UUID;
import org.consentcourier.mail.Letter;

/**
 * A mail that is one node's to send until its lease ends.
 *
 * @param number grows with each claim of the delivery, so that an older one can be told
 * @param found the standing to go back to when nothing comes of the claim
 * @param leaseEnd on the monotonic clock of this node
 */
record Claim(UUID deliveryId, long number, Letter letter, DeliveryStatus found, long leaseEnd) {}
