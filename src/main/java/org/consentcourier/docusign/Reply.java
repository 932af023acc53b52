package org.consentcourier.docusign;

import java.net.http.HttpHeaders;

/** What came of one exchange with Docusign. */
sealed interface Reply {

    /** An answer as it came; it may hold a live token, so it goes no further than the class that reads it. */
    record Answer(int status, HttpHeaders headers, String body) implements Reply {
        @Override
        public String toString() {
            return "Answer[status=" + status + "]";
        }
    }

    /** No answer, and in words why. */
    record Silence(String reason) implements Reply {}
}
