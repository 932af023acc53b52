package org.consentcourier.docusign;

import java.util.regex.Pattern;
import org.consentcourier.docusign.Reply.Answer;
import org.jspecify.annotations.Nullable;

/** What Docusign answered, as far as it may be stored and shown: short, printable, and free of addresses and of anything like a token. */
public record Evidence(
        @Nullable Integer httpStatus,
        @Nullable String error,
        @Nullable String errorDescription,
        @Nullable String traceToken) {

    static final int MOST_CHARACTERS = 200;

    /** Nobody answered. */
    static final Evidence NONE = new Evidence(null, null, null, null);

    /** An error code, a trace token: nothing that would have to be looked at closely, and nearly all that ever comes. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_-]{1,39}");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

    /** An address; a JWT, which begins with eyJ, the base64 of an opening brace; opaque tokens and keys, long unbroken runs. */
    private static final Pattern SECRET = Pattern.compile("[^\\s@]+@[^\\s@]+|eyJ[\\w.+/=-]{5,}|[\\w.+/=-]{40,}");

    public Evidence {
        error = cleaned(error);
        errorDescription = cleaned(errorDescription);
        traceToken = cleaned(traceToken);
    }

    static Evidence of(Answer answer, Problem problem) {
        return new Evidence(
                answer.status(),
                problem.error(),
                problem.description(),
                answer.headers().firstValue("X-DocuSign-TraceToken").orElse(null));
    }

    private static boolean isHarmless(String text) {
        return HARMLESS.matcher(text).matches() && !text.contains("eyJ");
    }

    static @Nullable String cleaned(@Nullable String text) {
        if (text == null || isHarmless(text)) {
            return text;
        }
        var printable = UNPRINTABLE.matcher(text).replaceAll(" ");
        var harmless = SECRET.matcher(printable).replaceAll("[removed]").strip();
        if (harmless.isEmpty()) {
            return null;
        }
        return harmless.codePointCount(0, harmless.length()) <= MOST_CHARACTERS
                ? harmless
                : harmless.substring(0, harmless.offsetByCodePoints(0, MOST_CHARACTERS));
    }
}
