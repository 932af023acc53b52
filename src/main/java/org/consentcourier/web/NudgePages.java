package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.outreach.Nudges;
import org.consentcourier.web.PeoplePages.Choice;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One extra reminder to everybody a filter of the list finds; who gets one and who does not is told first. */
@Path("/people/nudge")
@RolesAllowed(Roles.IT)
class NudgePages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record NudgePage(Choice choice, String list, Nudges.Result result) implements TemplateInstance {}

    /** The filter of the list, as a form sends it. */
    record Chosen(
            @RestForm @Nullable String application,
            @RestForm @Nullable String status,
            @RestForm @Nullable String cause,
            @RestForm @Nullable String manager,
            @RestForm @Nullable String q) {

        Choice choice() {
            return Choice.of(application, status, cause, manager, q);
        }
    }

    private final Nudges nudges;
    private final CurrentUser user;

    NudgePages(Nudges nudges, CurrentUser user) {
        this.nudges = nudges;
        this.user = user;
    }

    /** Counts only. */
    @GET
    public TemplateInstance ask(
            @RestQuery @Nullable String application,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String cause,
            @RestQuery @Nullable String manager,
            @RestQuery @Nullable String q) {
        return page(Choice.of(application, status, cause, manager, q), true);
    }

    @POST
    public Response nudge(@BeanParam Chosen chosen) {
        return Html.page(200, page(chosen.choice(), false));
    }

    private NudgePage page(Choice choice, boolean dryRun) {
        return new NudgePage(choice, choice.address("/people"), nudges.nudge(choice.filter(), dryRun, user.name()));
    }
}
