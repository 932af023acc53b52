package org.consentcourier.http;

/** Ends a request with a failure the caller is told of word for word. */
public class Refused extends RuntimeException {

    private final transient Failure failure;

    public Refused(Failure failure) {
        super(failure.title(), null, false, false);
        this.failure = failure;
    }

    /** For the common case of one sentence. */
    public Refused(int status, String detail) {
        this(Failure.of(status, detail));
    }

    public Failure failure() {
        return failure;
    }
}
