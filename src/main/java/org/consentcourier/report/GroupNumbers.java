package org.consentcourier.report;

/**
 * How far a department, a country or a domain has come.
 *
 * @param name empty: of those who have none
 */
public record GroupNumbers(String name, Numbers numbers) {}
