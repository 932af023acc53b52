package org.consentcourier.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one call. */
sealed interface CallResult {

    /** Null where nobody answered. */
    @Nullable
    Integer httpStatus();

    /** Why the notice is not taken; null: it is. */
    @Nullable
    String problem();

    /** 2xx: the notice is taken. */
    record Taken(int status) implements CallResult {

        @Override
        public Integer httpStatus() {
            return status;
        }

        @Override
        public @Nullable String problem() {
            return null;
        }
    }

    /** 410: the receiver wants no more calls to this address. */
    record Gone() implements CallResult {

        static final int STATUS = 410;

        @Override
        public Integer httpStatus() {
            return STATUS;
        }

        @Override
        public String problem() {
            return "wants no more calls (HTTP 410)";
        }
    }

    /**
     * Anything else.
     *
     * @param quiet how long the receiver asks not to be called; null: it asks for nothing
     */
    record Failed(
            @Nullable Integer httpStatus,
            String problem,
            @Nullable Duration quiet) implements CallResult {}
}
