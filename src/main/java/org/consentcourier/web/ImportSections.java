package org.consentcourier.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.consentcourier.roster.RosterChanges;
import org.consentcourier.roster.RosterChanges.Kind;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImports;
import org.consentcourier.web.ImportView.Rejected;
import org.consentcourier.web.ImportView.Row;
import org.consentcourier.web.ImportView.Section;
import org.jspecify.annotations.Nullable;

/** Finds what the pages of an import show, a page at a time. */
@ApplicationScoped
class ImportSections {

    /** In addresses, beside the kinds of change. */
    static final String REJECTED = "REJECTED";

    private static final int PAGE_SIZE = 50;
    private static final List<Kind> ORDER = List.of(Kind.LEAVING, Kind.UPDATED, Kind.CHOICE, Kind.ADDED, Kind.CLOSED);

    private final RosterChanges changes;
    private final RosterImports imports;

    ImportSections(RosterChanges changes, RosterImports imports) {
        this.changes = changes;
        this.imports = imports;
    }

    /** The first of each kind there is, what needs the closest look first. */
    List<Section> all(RosterImport roster) {
        return ORDER.stream()
                .map(kind -> section(roster, kind, 0))
                .filter(section -> !section.rows().isEmpty())
                .toList();
    }

    /** Those of one kind behind {@code after}. */
    Section section(RosterImport roster, Kind kind, long after) {
        var found = changes.list(roster.id(), kind, after, PAGE_SIZE + 1);
        var rows = found.subList(0, Math.min(PAGE_SIZE, found.size()));
        var total = total(roster, kind);
        var last = rows.isEmpty() ? after : rows.getLast().ordinal();
        var goesOn = found.size() > PAGE_SIZE;
        return new Section(
                kind,
                total,
                rows.stream().map(Row::of).toList(),
                goesOn ? more(roster, kind.name(), last) : null,
                !goesOn && total != null && total > last);
    }

    /** Those behind the first {@code after}. */
    Rejected rejected(RosterImport roster, int after) {
        var found = imports.rejects(roster.id(), after, PAGE_SIZE + 1);
        var rows = found.subList(0, Math.min(PAGE_SIZE, found.size()));
        return new Rejected(
                imports.notTaken(List.of(roster.id())).getOrDefault(roster.id(), 0),
                rows,
                found.size() > PAGE_SIZE ? more(roster, REJECTED, after + PAGE_SIZE) : null);
    }

    private static String more(RosterImport roster, String kind, long after) {
        return "/import/" + roster.id() + "/changes?kind=" + kind + "&after=" + after;
    }

    private static @Nullable Integer total(RosterImport roster, Kind kind) {
        var counts = roster.counts();
        return switch (kind) {
            case ADDED -> counts.added();
            case UPDATED -> counts.updated();
            case LEAVING -> counts.leaving();
            case CLOSED -> counts.closed();
            case CHOICE -> null;
        };
    }
}
