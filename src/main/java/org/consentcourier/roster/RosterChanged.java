package org.consentcourier.roster;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction that changed the rosters of these applications, or User IDs of their environment.
 *
 * @param persons whom the change concerns; empty: perhaps everybody
 * @param importId the import it came by, which its persons carry; null: something smaller
 */
public record RosterChanged(
        List<String> applications,
        String actor,
        Set<UUID> persons,
        @Nullable UUID importId) {

    /** A change of these persons alone, however it came. */
    public static RosterChanged of(List<String> applications, String actor, Set<UUID> persons) {
        return new RosterChanged(applications, actor, persons, null);
    }
}
