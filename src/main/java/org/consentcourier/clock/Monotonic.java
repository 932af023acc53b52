package org.consentcourier.clock;

import jakarta.enterprise.context.ApplicationScoped;

/** A clock that only ever goes forward, for how much of a lease is left; says nothing about the time of day. */
@ApplicationScoped
public class Monotonic {

    /** Nanoseconds since an arbitrary origin; only differences mean anything. */
    public long nanos() {
        return System.nanoTime();
    }
}
