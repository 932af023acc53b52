package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.preflight.Finding;
import org.consentcourier.preflight.Preflight;
import org.consentcourier.preflight.PreflightReport;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What must be right before an application is started; a GET shows the last look and asks nobody anew. */
@Path("/applications/{application}/preflight")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
class PreflightPages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PreflightPage(
            Application application, @Nullable PreflightReport report, List<Finding> own, List<Finding> shared)
            implements TemplateInstance {

        static PreflightPage of(Application application, @Nullable PreflightReport report) {
            var findings = report == null ? List.<Finding>of() : report.findings();
            return new PreflightPage(
                    application,
                    report,
                    findings.stream()
                            .filter(finding -> !finding.topic().ofInstallation())
                            .toList(),
                    findings.stream()
                            .filter(finding -> finding.topic().ofInstallation())
                            .toList());
        }
    }

    private final KnownApplications applications;
    private final Preflight preflight;

    PreflightPages(KnownApplications applications, Preflight preflight) {
        this.applications = applications;
        this.preflight = preflight;
    }

    @GET
    public TemplateInstance last(@RestPath String application) {
        return PreflightPage.of(
                applications.get(application), preflight.last(application).orElse(null));
    }

    @POST
    @RolesAllowed(Roles.IT)
    public Response look(@RestPath String application) {
        preflight.run(applications.get(application).key());
        return Html.seeOther("/applications/" + application + "/preflight");
    }
}
