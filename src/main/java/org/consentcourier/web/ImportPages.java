package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.http.Refused;
import org.consentcourier.roster.ImportRequest;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.ImportResult.ImportState;
import org.consentcourier.roster.ImportResult.RosterImport;
import org.consentcourier.roster.Reject;
import org.consentcourier.roster.Rejects;
import org.consentcourier.roster.RosterImporter;
import org.consentcourier.roster.RosterImports;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Upload of a roster file, what came of it, and what was imported before. */
@Path("/import")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
class ImportPages {

    private static final int HISTORY = 50;
    private static final int SHOWN_REJECTS = 200;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ImportForm(
            List<Application> applications,
            List<RosterImport> history,
            @Nullable String problem) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ImportPage(RosterImport roster, boolean tried, List<Reject> rejects, int more) implements TemplateInstance {}

    private final Applications applications;
    private final RosterImporter importer;
    private final RosterImports imports;
    private final CurrentUser user;

    ImportPages(Applications applications, RosterImporter importer, RosterImports imports, CurrentUser user) {
        this.applications = applications;
        this.importer = importer;
        this.imports = imports;
        this.user = user;
    }

    @GET
    public TemplateInstance form() {
        return form(null);
    }

    @POST
    @RolesAllowed(Roles.IT)
    public Response upload(
            @RestForm @Nullable FileUpload file,
            @RestForm @Nullable List<String> application,
            @RestForm boolean dryRun) {
        if (file == null || file.fileName().isEmpty()) {
            return refused("No file was chosen.");
        }
        var request = new ImportRequest(
                Typed.text(file.fileName(), 200),
                application == null ? List.of() : List.copyOf(application),
                dryRun,
                user.name());
        return switch (importer.run(request, bytes(file))) {
            case ImportResult.Done(var roster, var rejects) -> Html.seeOther("/import/" + roster.id());
            case ImportResult.Refused(var problem) -> refused(problem);
            case ImportResult.TooLarge(var bytes, var limit) ->
                refused("The file has %,d bytes; at most %,d are accepted (courier.roster.max-bytes)."
                        .formatted(bytes, limit));
        };
    }

    @GET
    @Path("{id}")
    public TemplateInstance result(@RestPath String id) {
        var roster = known(id);
        var rejects = imports.rejects(roster.id());
        var shown = rejects.subList(0, Math.min(SHOWN_REJECTS, rejects.size()));
        return new ImportPage(roster, roster.state() == ImportState.DRY_RUN, shown, rejects.size() - shown.size());
    }

    @GET
    @Path("{id}/rejects.csv")
    @Produces("text/csv;charset=UTF-8")
    public Response rejects(@RestPath String id) {
        var roster = known(id);
        return Response.ok(Rejects.csv(imports.rejects(roster.id())))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects-" + roster.id() + ".csv\"")
                .build();
    }

    private RosterImport known(String id) {
        return Query.uuid(id).flatMap(imports::find).orElseThrow(() -> new Refused(404, "No such import."));
    }

    private Response refused(String problem) {
        return Html.page(400, form(problem));
    }

    private ImportForm form(@Nullable String problem) {
        return new ImportForm(applications.all(), imports.newest(HISTORY), problem);
    }

    private static byte[] bytes(FileUpload file) {
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
