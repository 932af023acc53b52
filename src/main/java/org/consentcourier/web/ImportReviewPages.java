package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.roster.BackgroundImports;
import org.consentcourier.roster.BackgroundImports.Begun;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.ImportUndo;
import org.consentcourier.roster.KeptFiles;
import org.consentcourier.roster.Rejects;
import org.consentcourier.roster.RosterChanges;
import org.consentcourier.roster.RosterFindings;
import org.consentcourier.roster.RosterFindings.Finding;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.RosterImports;
import org.consentcourier.web.ImportView.ReadAs;
import org.consentcourier.web.ImportView.Rejected;
import org.consentcourier.web.ImportView.Section;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One import: how far it is, what it would change or did, and the ways from there: import, undo, repair. */
@Path("/import/{id}")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
class ImportReviewPages {

    private static final int SECONDS_BETWEEN_LOOKS = 1;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ImportRunning(RosterImport roster, ReadingPace pace) implements TemplateInstance {}

    /** @param unclear whether telling the columns would help; {@code of} is the dry run that was to be made true, if any */
    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ImportEnded(
            RosterImport roster, boolean unclear, @Nullable UUID of) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ImportReview(RosterImport roster, Next next, Found found, Said said) implements TemplateInstance {}

    /** One kind only, page by page. */
    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ImportPart(
            RosterImport roster,
            @Nullable Section section,
            @Nullable Rejected rejected) implements TemplateInstance {}

    /**
     * What may be done next.
     *
     * @param asksForLeavers whether the number of leavers must be typed
     * @param committed the import that made this dry run true
     * @param objection why it cannot be undone; null: it can
     */
    record Next(
            boolean asksForLeavers,
            @Nullable RosterImport committed,
            @Nullable String objection) {}

    /** What there is to look at; {@code columns} are those of the file with what they were read as. */
    record Found(List<Section> sections, Rejected rejected, List<Finding> findings, List<ReadAs> columns) {}

    /** What is said on top: whether the roster changed since an earlier look, what was just done, and what is wrong. */
    record Said(boolean outdated, String done, @Nullable String problem) {}

    private final RosterImports imports;
    private final ImportSections sections;
    private final RosterFindings findings;
    private final KeptFiles kept;
    private final Rejects rejects;
    private final BackgroundImports background;
    private final ImportUndo undo;
    private final CurrentUser user;
    private final Clock clock;

    ImportReviewPages(
            RosterImports imports,
            ImportSections sections,
            RosterFindings findings,
            KeptFiles kept,
            Rejects rejects,
            BackgroundImports background,
            ImportUndo undo,
            CurrentUser user,
            Clock clock) {
        this.imports = imports;
        this.sections = sections;
        this.findings = findings;
        this.kept = kept;
        this.rejects = rejects;
        this.background = background;
        this.undo = undo;
        this.user = user;
        this.clock = clock;
    }

    /** {@code of} is the dry run this was to make true. */
    @GET
    public Response page(
            @RestPath String id, @RestQuery @Nullable String of, @RestQuery @DefaultValue("") String done) {
        var roster = known(id);
        var dryRun = Query.uuid(of).orElse(null);
        return switch (roster.state()) {
            case RUNNING -> running(roster);
            case REFUSED, FAILED -> ended(roster, dryRun);
            case DRY_RUN, COMMITTED -> review(roster, 200, new Said(dryRun != null, done, null));
        };
    }

    @GET
    @Path("changes")
    public TemplateInstance part(
            @RestPath String id, @RestQuery @DefaultValue("") String kind, @RestQuery @DefaultValue("0") String after) {
        var roster = known(id);
        var seen = Query.number(after);
        if (kind.equals(ImportSections.REJECTED)) {
            return new ImportPart(roster, null, sections.rejected(roster, seen));
        }
        var wanted = Query.constant(RosterChanges.Kind.class, kind)
                .orElseThrow(() -> new Refused(404, "There are no changes of this kind."));
        return new ImportPart(roster, sections.section(roster, wanted, seen), null);
    }

    @POST
    @Path("commit")
    @RolesAllowed(Roles.IT)
    public Response commit(@RestPath String id, @RestForm @Nullable String leavers) {
        var roster = known(id);
        var typed = Query.number(leavers == null ? "" : leavers.strip());
        if (imports.asksForLeavers(roster) && typed != roster.counts().leaving()) {
            return review(
                    roster,
                    400,
                    new Said(
                            false,
                            "",
                            "Type the number of people who will leave, as it stands above. Nothing was changed."));
        }
        return switch (background.commit(roster.id(), typed, user.name())) {
            case Begun.Running(var commit) -> Html.seeOther("/import/" + commit + "?of=" + roster.id());
            case Begun.Refused(ImportResult.Done(var committed)) -> Html.seeOther("/import/" + committed.id());
            case Begun.Refused(var why) -> review(roster, 409, new Said(false, "", ImportProblem.of(why)));
            case Begun.ColumnsUnclear(var same, var problem) -> review(roster, 409, new Said(false, "", problem));
        };
    }

    @POST
    @Path("undo")
    @RolesAllowed(Roles.IT)
    public Response undo(@RestPath String id) {
        var roster = known(id);
        return switch (undo.undo(roster.id(), user.name())) {
            case ImportUndo.Outcome.Undone undone -> Html.seeOther("/import/" + roster.id() + "?done=undone");
            case ImportUndo.Outcome.UndoneBefore before -> Html.seeOther("/import/" + roster.id());
            case ImportUndo.Outcome.Refused(var why) -> review(roster, 409, new Said(false, "", why));
            case ImportUndo.Outcome.Unknown unknown -> throw missing();
        };
    }

    @GET
    @Path("rejects.csv")
    @Produces("text/csv;charset=UTF-8")
    public Response rejects(@RestPath String id) {
        var roster = known(id);
        StreamingOutput csv = out -> rejects.write(roster.id(), out);
        return Response.ok(csv)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects-" + roster.id() + ".csv\"")
                .build();
    }

    private Response running(RosterImport roster) {
        var pace = ReadingPace.of(roster.progress(), Duration.between(roster.at(), clock.instant()));
        return Response.fromResponse(Html.page(200, new ImportRunning(roster, pace)))
                .header("Refresh", SECONDS_BETWEEN_LOOKS)
                .build();
    }

    /** Of two who make the same dry run true, the second sees what the first did. */
    private Response ended(RosterImport roster, @Nullable UUID dryRun) {
        var committed = dryRun == null ? null : imports.committedOf(dryRun).orElse(null);
        if (committed != null) {
            return Html.seeOther("/import/" + committed.id());
        }
        return Html.page(200, new ImportEnded(roster, kept.find(roster.id()).isPresent(), dryRun));
    }

    private Response review(RosterImport roster, int status, Said said) {
        var found = new Found(
                sections.all(roster), sections.rejected(roster, 0), findings.of(roster.id()), columns(roster));
        return Html.page(status, new ImportReview(roster, next(roster), found, said));
    }

    private List<ReadAs> columns(RosterImport roster) {
        return imports.columns(roster.id()).entrySet().stream()
                .map(column -> new ReadAs(column.getKey(), ColumnWords.ofMeaning(column.getValue())))
                .toList();
    }

    private Next next(RosterImport roster) {
        return roster.state() == ImportState.DRY_RUN
                ? new Next(
                        imports.asksForLeavers(roster),
                        imports.committedOf(roster.id()).orElse(null),
                        null)
                : new Next(false, null, undo.objection(roster).orElse(null));
    }

    private RosterImport known(String id) {
        return Query.uuid(id).flatMap(imports::find).orElseThrow(ImportReviewPages::missing);
    }

    private static Refused missing() {
        return new Refused(404, "No such import.");
    }
}
