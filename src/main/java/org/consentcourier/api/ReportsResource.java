package org.consentcourier.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.report.CompanyReport;
import org.consentcourier.report.ConsentReport;
import org.consentcourier.report.ManagerNumbers;
import org.consentcourier.report.ManagerReport;
import org.consentcourier.report.Numbers;
import org.consentcourier.report.ReportAccess;
import org.consentcourier.report.ReportDownloads;
import org.consentcourier.report.ReportDownloads.Kind;
import org.consentcourier.report.ReportLine;
import org.consentcourier.report.ReportPeriod;
import org.consentcourier.report.ReportSending;
import org.consentcourier.report.ReportWorkbook;
import org.consentcourier.report.Reports;
import org.consentcourier.report.Scope;
import org.consentcourier.report.Trend;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/reports")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.MANAGER})
@Tag(name = "Reports", description = "Weekly reports, as they were when their snapshot was taken")
class ReportsResource {

    private static final String CSV = "text/csv";
    private static final String WORKBOOK = ReportWorkbook.MEDIA_TYPE;

    private final Reports reports;
    private final ReportAccess access;
    private final ReportSending sending;
    private final ReportDownloads downloads;
    private final CurrentUser user;

    ReportsResource(
            Reports reports, ReportAccess access, ReportSending sending, ReportDownloads downloads, CurrentUser user) {
        this.reports = reports;
        this.sending = sending;
        this.downloads = downloads;
        this.access = access;
        this.user = user;
    }

    /**
     * One report: of a manager's own people with what is below, or of everybody.
     *
     * @param tree absent: it is everybody's, or the address was no manager's
     * @param company absent: it is a manager's
     */
    record ReportView(
            @JsonUnwrapped ConsentReport report,
            @Nullable TreeView tree,
            @Nullable CompanyReport company) {}

    /**
     * What a manager's report says beyond the own people.
     *
     * @param below of the own people and everybody below
     * @param teams of the managers right below, each with their whole tree
     * @param needsYou of the own people, who needs them first
     */
    record TreeView(Numbers below, List<ManagerNumbers> teams, List<ReportLine> needsYou, Trend trend) {

        static TreeView of(ManagerReport report) {
            return new TreeView(report.below(), report.teams(), report.needsYou(), report.trend());
        }
    }

    @GET
    @Operation(operationId = "listReports", summary = "The periods there is a report of, newest first")
    public Listing<ReportPeriod> list() {
        return Listing.whole(reports.periods());
    }

    @GET
    @Path("{period}")
    @Produces({MediaType.APPLICATION_JSON, CSV, WORKBOOK})
    @Operation(
            operationId = "getReport",
            summary = "The report of one period, such as 2026-W48",
            description = "A manager gets their own people, or with \"manager\" those of a manager below or of one they"
                    + " stand in for, and nobody else, whatever \"manager\" says. With \"Accept: text/csv\" or that of a"
                    + " workbook, one line for each person and application, everybody below included.")
    @APIResponse(
            responseCode = "200",
            description = "The report, or its people",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReportView.class)),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = WORKBOOK, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response find(String period, @RestQuery @Nullable String manager, @Context HttpHeaders headers) {
        var found = reports.period(period).orElseThrow(NotFoundException::new);
        var whose = whose(period, manager);
        return kind(headers)
                .map(kind -> file(kind, found, whose))
                .orElseGet(() -> Response.ok(view(period, whose), MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    @POST
    @Path("{period}/send")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "sendReport",
            summary = "Order the mails of the newest report that were not ordered before",
            description =
                    "They leave as soon as sending windows, quota and courier.mail.only-to allow. With dryRun=true"
                            + " nothing is ordered, and only who would get one is answered. Refused (409) where a newer report is"
                            + " there. Whoever has their mail already gets no second one.")
    public ReportSending.Outcome.Ordered send(String period, @RestQuery @Nullable String dryRun) {
        return switch (sending.send(period, Wrong.unlessFlag("dryRun", dryRun), user.name())) {
            case ReportSending.Outcome.Ordered ordered -> ordered;
            case ReportSending.Outcome.Unknown() -> throw new NotFoundException();
            case ReportSending.Outcome.Outdated(var newest) ->
                throw new Refused(409, "A newer report is there, that of " + newest + ".");
        };
    }

    private ReportView view(String period, @Nullable String whose) {
        var report = whose == null ? reports.all(period) : reports.team(period, whose);
        return new ReportView(
                report.orElseThrow(NotFoundException::new),
                whose == null
                        ? null
                        : reports.manager(period, whose).map(TreeView::of).orElse(null),
                whose == null ? reports.company(period).orElse(null) : null);
    }

    private Response file(Kind kind, ReportPeriod period, @Nullable String whose) {
        var scope = whose == null ? new Scope.Everybody() : new Scope.Tree(whose);
        StreamingOutput body = out -> downloads.write(kind, period, scope, out);
        return Response.ok(body, kind.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, kind.disposition(period))
                .build();
    }

    /** Empty: JSON, also where the caller takes anything. */
    private static Optional<Kind> kind(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .flatMap(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                        ? Stream.of(Optional.<Kind>empty())
                        : Stream.of(Kind.values())
                                .filter(kind -> type.isCompatible(MediaType.valueOf(kind.mediaType())))
                                .map(Optional::of))
                .findFirst()
                .flatMap(kind -> kind);
    }

    private @Nullable String whose(String period, @Nullable String wish) {
        if (!user.may(Roles.AUDITOR)) {
            return access.manager(period, wish, own());
        }
        return wish == null || wish.isBlank() ? null : new Scope.Tree(wish).manager();
    }

    private String own() {
        return user.email()
                .orElseThrow(() -> new Refused(403, "Your login has no proven address to find your people by."));
    }
}
