package org.consentcourier.docusign;

import java.net.http.HttpHeaders;

/** An answer of the token endpoint as it came; it may hold a live token, so it goes no further than {@link GrantAnswers}. */
record TokenResponse(int status, HttpHeaders headers, String body) {

    @Override
    public String toString() {
        return "TokenResponse[status=" + status + "]";
    }
}
