package org.consentcourier.web;

import java.util.List;
import java.util.Map;
import org.consentcourier.roster.Reject;
import org.consentcourier.roster.RosterChanges;
import org.consentcourier.roster.RosterChanges.Change;
import org.consentcourier.roster.RosterImport;
import org.jspecify.annotations.Nullable;

/** What an import did or would do, as its pages show it. */
final class ImportView {

    private ImportView() {}

    /**
     * Changes of one kind.
     *
     * @param total null where it is not counted
     * @param more the address of the next ones; null at the end
     * @param cut whether there are more than are kept to look at
     */
    record Section(
            RosterChanges.Kind kind,
            @Nullable Integer total,
            List<Row> rows,
            @Nullable String more,
            boolean cut) {

        public String anchor() {
            return ImportWords.style(kind);
        }

        public boolean hasDifferences() {
            return kind == RosterChanges.Kind.UPDATED;
        }

        public boolean hasChoices() {
            return kind == RosterChanges.Kind.CHOICE;
        }

        public boolean hasLines() {
            return kind != RosterChanges.Kind.LEAVING;
        }
    }

    /** One person. */
    record Row(Change change, List<Difference> differences) {

        static Row of(Change change) {
            return new Row(change, change.kind() == RosterChanges.Kind.UPDATED ? Difference.of(change) : List.of());
        }

        /** User ID and what tells it from the others. */
        public Map<String, @Nullable Object> choices() {
            return change.after();
        }
    }

    /** A column of the file and, in words, what it was read as. */
    record ReadAs(String header, String words) {}

    /** Rows that were not taken; {@code more} as in {@link Section}. */
    record Rejected(int total, List<Reject> rows, @Nullable String more) {

        /** Rows that became one person with another one. */
        public int merged(RosterImport roster) {
            var counts = roster.counts();
            return counts.rejected() + counts.duplicates() + counts.conflicts() - total;
        }
    }
}
