package org.consentcourier.audit;

import java.time.Instant;

/** One deliberate act, as pages and the API show it. */
public record AuditLine(Instant at, String actor, String action, String subject, String detail) {}
