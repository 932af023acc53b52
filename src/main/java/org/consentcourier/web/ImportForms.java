package org.consentcourier.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.docusign.DirectoryRoute;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImports;
import org.consentcourier.web.ImportPages.Draft;
import org.consentcourier.web.ImportPages.ImportForm;
import org.consentcourier.web.ImportPages.Past;
import org.jspecify.annotations.Nullable;

/** Makes the page from which rosters come in, empty or with what was wrong. */
@ApplicationScoped
class ImportForms {

    private static final int HISTORY = 50;

    /** Those a company's export is likely to be in; a file of another is found out or refused. */
    private static final List<String> CHARSETS =
            List.of("UTF-8", "windows-1252", "ISO-8859-1", "ISO-8859-15", "UTF-16LE", "UTF-16BE", "windows-31j");

    private final Applications applications;
    private final RosterImports imports;

    ImportForms(Applications applications, RosterImports imports) {
        this.applications = applications;
        this.imports = imports;
    }

    ImportForm form(Draft draft, @Nullable String problem) {
        var all = applications.all();
        return new ImportForm(
                all, all.stream().filter(ImportForms::listsUsers).toList(), CHARSETS, history(), draft, problem);
    }

    /** Whose users Docusign can be asked for. */
    Optional<Application> listing(@Nullable String key) {
        return Optional.ofNullable(key).flatMap(applications::find).filter(ImportForms::listsUsers);
    }

    private List<Past> history() {
        var newest = imports.newest(HISTORY);
        if (newest.isEmpty()) {
            return List.of();
        }
        var notTaken = imports.notTaken(newest.stream().map(RosterImport::id).toList());
        return newest.stream()
                .map(roster -> new Past(roster, notTaken.getOrDefault(roster.id(), 0)))
                .toList();
    }

    private static boolean listsUsers(Application application) {
        return application.directory().filter(DirectoryRoute::listsUsers).isPresent();
    }
}
