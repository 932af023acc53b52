package org.consentcourier.report;

import org.jspecify.annotations.Nullable;

/**
 * How far the people of one manager have come.
 *
 * @param manager address in lower case; null: those who have none
 */
public record ManagerNumbers(@Nullable String manager, Numbers numbers) {}
