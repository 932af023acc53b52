package org.consentcourier.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many of the missing have been in their state for so long.
 *
 * @param fromDays included
 * @param toDays included; null: without end
 */
public record AgeNumbers(int fromDays, @Nullable Integer toDays, long people) {

    /** Where each group begins, in days. */
    static final List<Integer> BOUNDS = List.of(0, 7, 14, 30, 60, 90);

    /** The group that begins there. */
    static AgeNumbers of(int bound, long people) {
        int next = BOUNDS.indexOf(bound) + 1;
        return new AgeNumbers(bound, next == BOUNDS.size() ? null : BOUNDS.get(next) - 1, people);
    }
}
