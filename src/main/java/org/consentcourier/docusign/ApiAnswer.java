package org.consentcourier.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.consentcourier.docusign.DirectoryFailure.Refused;
import org.consentcourier.docusign.DirectoryFailure.Unavailable;

/** An answer of an API, with what every verdict on it must carry. */
record ApiAnswer(JsonNode json, Evidence evidence, Optional<CallAllowance> allowance) {

    Refused refused(FaultCause cause) {
        return new Refused(cause, evidence, allowance);
    }

    Unavailable unusable(String reason) {
        return new Unavailable(reason, evidence, allowance);
    }
}
