package org.consentcourier.report;

import org.jspecify.annotations.Nullable;

/**
 * How far the people of one manager have come.
 *
 * @param manager address in lower case; null: those who have none
 * @param name as of the snapshot; null: unknown
 * @param direct of their own people; over all managers, and those who have none, these are the numbers of everybody
 * @param below of their own people and everybody below
 */
public record ManagerNumbers(
        @Nullable String manager, @Nullable String name, Numbers direct, Numbers below) {}
