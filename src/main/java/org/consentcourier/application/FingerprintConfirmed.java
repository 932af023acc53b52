package org.consentcourier.application;

/**
 * Fired in the transaction in which IT confirmed changed settings.
 *
 * @param identityChanged environment or integration key are others now, so no consent learnt before counts
 */
public record FingerprintConfirmed(String application, boolean identityChanged, String by) {}
