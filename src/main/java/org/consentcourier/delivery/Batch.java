package org.consentcourier.delivery;

import java.util.List;

/** The claims of one transaction, and whether another one would find more. */
record Batch(List<Claim> claims, boolean more) {

    static final Batch NOTHING = new Batch(List.of(), false);

    Batch {
        claims = List.copyOf(claims);
    }
}
