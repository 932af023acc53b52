package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.UUID;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.roster.ImportRequest;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.ImportResult.RosterImport;
import org.consentcourier.roster.Rejects;
import org.consentcourier.roster.RosterImporter;
import org.consentcourier.roster.RosterImports;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/imports")
@Tag(name = "Imports", description = "Rosters: whom we may have to ask")
class ImportsResource {

    private static final int SHOWN = 200;

    private final RosterImporter importer;
    private final RosterImports imports;
    private final CurrentUser user;

    ImportsResource(RosterImporter importer, RosterImports imports, CurrentUser user) {
        this.importer = importer;
        this.imports = imports;
        this.user = user;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "importRoster",
            summary = "Import a roster file",
            description =
                    "CSV in UTF-8 with the columns of Docusign's user download, and optionally ManagerEmail, Language,"
                            + " TimeZone and Country. Bad rows are rejected one by one; the good ones are taken together or not at"
                            + " all. Nobody is mailed because of an import before the application is started.")
    @APIResponse(
            responseCode = "201",
            description = "Imported, or tried in a dry run",
            content = @Content(schema = @Schema(implementation = RosterImport.class)))
    public Response load(ImportForm form) {
        var request = new ImportRequest(form.fileName(), form.applications(), form.isDryRun(), user.name());
        form.refuseFull();
        return switch (importer.run(request, content(form))) {
            case ImportResult.Done(var roster, var rejects) ->
                Response.created(URI.create("/api/v1/imports/" + roster.id()))
                        .entity(roster)
                        .build();
            case ImportResult.Refused(var problem) -> throw new Refused(422, problem);
            case ImportResult.TooLarge(var bytes, var limit) ->
                throw new Refused(
                        413,
                        "The file has %,d bytes, and %,d are taken. Divide it, or set courier.roster.max-bytes higher."
                                .formatted(bytes, limit));
        };
    }

    @GET
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(operationId = "listImports", summary = "The newest 200 imports, dry runs included, newest first")
    public Listing<RosterImport> list() {
        return Listing.whole(imports.newest(SHOWN));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(operationId = "getImport", summary = "One import")
    public RosterImport find(UUID id) {
        return imports.find(id).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("{id}/rejects.csv")
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(
            operationId = "getImportRejects",
            summary = "The rows an import did not take",
            description = "Line, column, kind, reason, and the row as it was.")
    public Response rejects(UUID id) {
        find(id);
        return Response.ok(Rejects.csv(imports.rejects(id)))
                .header("Content-Disposition", "attachment; filename=\"rejects-" + id + ".csv\"")
                .build();
    }

    private static byte[] content(ImportForm form) {
        try {
            return Files.readAllBytes(form.uploaded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
