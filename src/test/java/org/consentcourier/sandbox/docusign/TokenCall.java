package org.consentcourier.sandbox.docusign;

import java.time.Instant;

/** One answered call of the token endpoint: the subject as it was sent, and "granted", an error or the scripted fault as answer. */
public record TokenCall(Instant at, String subject, int status, String answer) {}
