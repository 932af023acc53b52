package org.consentcourier.report;

/** How far one application has come. */
public record ApplicationNumbers(String application, String applicationName, Numbers numbers) {}
