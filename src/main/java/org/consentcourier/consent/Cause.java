package org.consentcourier.consent;

import org.jspecify.annotations.Nullable;

/**
 * Why a state changed: who did it (scheduler, redirect page, a login) and what Docusign answered, where it was asked.
 *
 * @param traceToken {@code X-DocuSign-TraceToken} of the answer, which Docusign's support asks for
 */
public record Cause(
        String actor,
        @Nullable String note,
        @Nullable Integer httpStatus,
        @Nullable String error,
        @Nullable String errorDescription,
        @Nullable String traceToken) {

    /** The note of a consent that is no longer enough, because the application asks for more than was consented to. */
    public static final String SCOPES_ADDED = "scopes added";

    /** A cause that is no answer of Docusign. */
    public static Cause of(String actor, @Nullable String note) {
        return new Cause(actor, note, null, null, null, null);
    }

    /** The same with this note. */
    public Cause noting(String remark) {
        return new Cause(actor, remark, httpStatus, error, errorDescription, traceToken);
    }
}
