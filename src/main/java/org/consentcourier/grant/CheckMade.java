package org.consentcourier.grant;

/** Fired when Docusign, or nobody, has answered a check; {@code outcome} is what the log of checks calls it. */
public record CheckMade(String application, String outcome) {}
