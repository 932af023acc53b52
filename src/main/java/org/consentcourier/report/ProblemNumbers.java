package org.consentcourier.report;

/** How many have a problem. */
public record ProblemNumbers(Problem problem, long people) {}
