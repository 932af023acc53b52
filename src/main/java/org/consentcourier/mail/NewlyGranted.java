package org.consentcourier.mail;

/** One line of a report: who has given permission since the last one. */
public record NewlyGranted(String name, String email, String application) {}
