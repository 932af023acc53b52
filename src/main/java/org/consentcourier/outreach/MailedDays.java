package org.consentcourier.outreach;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** How many mails have asked each person on the last day on which any did, and on which days readers were told of others. */
final class MailedDays {

    private final Map<UUID, LastDay> last = new HashMap<>();

    private final Map<String, Set<LocalDate>> told = new HashMap<>();

    private record LastDay(LocalDate day, int mails) {}

    int on(LocalDate day, UUID person) {
        var found = last.get(person);
        return found == null || !found.day().equals(day) ? 0 : found.mails();
    }

    void add(LocalDate day, UUID person) {
        last.put(person, new LastDay(day, on(day, person) + 1));
    }

    /** To be added to. */
    Set<LocalDate> told(String reader) {
        return told.computeIfAbsent(reader, nobody -> new HashSet<>());
    }
}
