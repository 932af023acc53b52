package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Applications;
import org.consentcourier.http.Failure;
import org.consentcourier.http.Failure.Flaw;
import org.consentcourier.http.Refused;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.ImportUndo;
import org.consentcourier.roster.Rejects;
import org.consentcourier.roster.RosterChanges;
import org.consentcourier.roster.RosterChanges.Change;
import org.consentcourier.roster.RosterFindings;
import org.consentcourier.roster.RosterFindings.Finding;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImporter;
import org.consentcourier.roster.RosterImports;
import org.consentcourier.roster.directory.DirectorySync;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/imports")
@Tag(name = "Imports", description = "Rosters: whom we may have to ask")
class ImportsResource {

    private static final int SHOWN = 200;

    private final RosterImporter importer;
    private final RosterImports imports;
    private final RosterChanges changes;
    private final RosterFindings findings;
    private final Rejects rejects;
    private final ImportUndo undo;
    private final DirectorySync sync;
    private final Applications applications;
    private final CurrentUser user;

    ImportsResource(
            RosterImporter importer,
            RosterImports imports,
            RosterChanges changes,
            RosterFindings findings,
            Rejects rejects,
            ImportUndo undo,
            DirectorySync sync,
            Applications applications,
            CurrentUser user) {
        this.importer = importer;
        this.imports = imports;
        this.changes = changes;
        this.findings = findings;
        this.rejects = rejects;
        this.undo = undo;
        this.sync = sync;
        this.applications = applications;
        this.user = user;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "importRoster",
            summary = "Import a roster file, or make a dry run true",
            description =
                    "CSV, TSV or XLSX as Docusign, HR or a spreadsheet writes it. Bad rows are rejected one by one; the good"
                            + " ones are taken together or not at all. A dry run changes nothing, and tells in \"confirm\" what a"
                            + " later call makes it true by, which is refused when the roster changed in between. Nobody is mailed"
                            + " because of an import before the application is started.")
    @APIResponse(
            responseCode = "201",
            description = "Imported, or tried in a dry run",
            content = @Content(schema = @Schema(implementation = RosterImport.class)))
    public Response load(ImportForm form) {
        var dryRun = form.confirmed();
        var result = dryRun == null
                ? importer.run(form.request(user.name()), form.uploaded())
                : importer.commit(dryRun, form.leavers(), user.name());
        return answer(result);
    }

    @POST
    @Path("sync")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "syncRoster",
            summary = "Import all users of the Docusign account",
            description =
                    "Through the same diff and guard as a file; needs account-id, and directory-user-id or organization-id,"
                            + " of the application. mode and dryRun as for a file.")
    @APIResponse(
            responseCode = "201",
            description = "Imported, or tried in a dry run",
            content = @Content(schema = @Schema(implementation = RosterImport.class)))
    public Response sync(
            @RestQuery @Nullable String application,
            @RestQuery @Nullable String mode,
            @RestQuery @Nullable String dryRun) {
        var key = Wrong.unlessApplication(applications, application);
        if (key == null) {
            throw Wrong.parameter("application", "is missing: the key of an application");
        }
        var wish = new DirectorySync.Wish(ImportForm.mode(mode), Wrong.unlessFlag("dryRun", dryRun), user.name());
        return answer(sync.run(applications.find(key).orElseThrow(), wish));
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
    @Path("{id}/changes")
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(
            operationId = "getImportChanges",
            summary = "What an import changed, or a dry run would",
            description =
                    "In the order of the file; the first 1,000 of each kind, and of a committed import everything an undo"
                            + " needs. \"after\" is the \"ordinal\" of the last item of the page before.")
    public List<Change> changes(
            UUID id,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("after") @Nullable Long after,
            @BeanParam Page page) {
        find(id);
        var wanted = Wrong.unlessOneOf(RosterChanges.Kind.class, "kind", kind);
        if (wanted == null) {
            throw Wrong.parameter("kind", "is missing: one of ADDED, UPDATED, LEAVING, CLOSED, CHOICE");
        }
        return changes.list(id, wanted, after == null ? 0 : after, page.limit());
    }

    @GET
    @Path("{id}/findings")
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(
            operationId = "getImportFindings",
            summary = "What an import took all the same and somebody should look at")
    public Listing<Finding> findings(UUID id) {
        find(id);
        return Listing.whole(findings.of(id));
    }

    @POST
    @Path("{id}/undo")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "undoImport",
            summary = "Take an import back",
            description = "Restores what it changed, while nothing was built on it; otherwise 409 says what.")
    public RosterImport undo(UUID id) {
        return switch (undo.undo(id, user.name())) {
            case ImportUndo.Outcome.Undone(var roster) -> roster;
            case ImportUndo.Outcome.UndoneBefore(var roster) -> roster;
            case ImportUndo.Outcome.Refused(var why) -> throw new Refused(409, why);
            case ImportUndo.Outcome.Unknown() -> throw new NotFoundException();
        };
    }

    @GET
    @Path("{id}/rejects.csv")
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(
            operationId = "getImportRejects",
            summary = "The rows an import did not take",
            description =
                    "The columns of the file as they were, with line, column and reason behind them; can be imported again"
                            + " after repair.")
    public Response rejects(UUID id) {
        find(id);
        StreamingOutput csv = out -> rejects.write(id, out);
        return Response.ok(csv)
                .header("Content-Disposition", "attachment; filename=\"rejects-" + id + ".csv\"")
                .build();
    }

    private static Response answer(ImportResult result) {
        return switch (result) {
            case ImportResult.Done(var roster) ->
                Response.created(URI.create("/api/v1/imports/" + roster.id()))
                        .entity(roster)
                        .build();
            case ImportResult.Refused(var problem) -> throw new Refused(422, problem);
            case ImportResult.TooLarge(var bytes, var limit) ->
                throw new Refused(
                        413,
                        "The file has %,d bytes, and %,d are taken. Divide it, or set courier.roster.max-bytes higher."
                                .formatted(bytes, limit));
            case ImportResult.ColumnsUnclear(var problem, var header, var sample, var proposal) ->
                throw new Refused(Failure.of(422, problem + " Say what the columns hold by parts \"column\".")
                        .withErrors(header.stream()
                                .map(name -> new Flaw("column", name + "=" + proposal.getOrDefault(name, "")))
                                .toList()));
            case ImportResult.LeaversUnconfirmed(var roster) ->
                throw new Refused(Failure.of(409, String.valueOf(roster.problem()))
                        .withErrors(List.of(new Flaw(
                                "leavers", Integer.toString(roster.counts().leaving())))));
            case ImportResult.Outdated(var again) ->
                throw new Refused(Failure.of(
                                409, "The roster changed since this dry run. A new one was made: look at it.")
                        .withErrors(List.of(new Flaw("confirm", again.id().toString()))));
        };
    }
}
