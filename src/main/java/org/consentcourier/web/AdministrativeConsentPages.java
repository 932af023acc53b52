package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.Coverage;
import org.consentcourier.consent.Coverages;
import org.consentcourier.grant.CheckEveryone;
import org.consentcourier.grant.CheckQueue;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One administrator's consent for everybody of a claimed domain: what it would save, how it is given, and a check of all afterwards. */
@Path("/applications/{application}/administrative-consent")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
class AdministrativeConsentPages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AdministrativeConsentPage(
            Application application, Coverage coverage, long checked, CheckQueue.Standing checks)
            implements TemplateInstance {}

    private final KnownApplications applications;
    private final Coverages coverages;
    private final CheckEveryone everyone;
    private final CheckQueue checks;
    private final CurrentUser user;

    AdministrativeConsentPages(
            KnownApplications applications,
            Coverages coverages,
            CheckEveryone everyone,
            CheckQueue checks,
            CurrentUser user) {
        this.applications = applications;
        this.coverages = coverages;
        this.everyone = everyone;
        this.checks = checks;
        this.user = user;
    }

    @GET
    public TemplateInstance page(@RestPath String application, @RestQuery @DefaultValue("-1") long checked) {
        var known = applications.get(application);
        return new AdministrativeConsentPage(
                known, coverages.of(known.key(), known.claimedDomains()), checked, checks.of(known.key()));
    }

    @POST
    @Path("check")
    @RolesAllowed(Roles.IT)
    public Response check(@RestPath String application) {
        var filter = new ConsentFilter(applications.get(application).key(), null, null, null, null, null);
        var checked = everyone.check(filter, false, user.name());
        return Html.seeOther("/applications/" + application + "/administrative-consent?checked=" + checked);
    }
}
