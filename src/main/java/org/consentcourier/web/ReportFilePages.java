package org.consentcourier.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.consentcourier.access.Roles;
import org.consentcourier.report.ReportDownloads;
import org.consentcourier.report.ReportDownloads.Kind;
import org.consentcourier.report.Reports;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The people of a report, to take along; a manager's own trees only. */
@Path("/reports/{period}/people.{kind:csv|xlsx}")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.MANAGER})
class ReportFilePages {

    private final Reports reports;
    private final ReportDownloads files;
    private final ReportReader reader;

    ReportFilePages(Reports reports, ReportDownloads files, ReportReader reader) {
        this.reports = reports;
        this.files = files;
        this.reader = reader;
    }

    @GET
    public Response file(@RestPath String period, @RestPath String kind, @RestQuery @Nullable String manager) {
        var wanted = kind.equals("csv") ? Kind.CSV : Kind.XLSX;
        var found = reports.period(period).orElseThrow(NotFoundException::new);
        var scope = reader.scope(period, manager);
        StreamingOutput body = out -> files.write(wanted, found, scope, out);
        return Response.ok(body, wanted.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, wanted.disposition(found))
                .build();
    }
}
