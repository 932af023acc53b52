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
import org.consentcourier.consent.BulkDecisions;
import org.consentcourier.web.NudgePages.Chosen;
import org.consentcourier.web.PeoplePages.Choice;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Asks everybody again whom a filter of the list finds and who declined, or whose time ran out; how many those are is told first. */
@Path("/people/reopen")
@RolesAllowed(Roles.IT)
class ReopenPages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReopenPage(Choice choice, String list, BulkDecisions.Result result) implements TemplateInstance {}

    private final BulkDecisions decisions;
    private final CurrentUser user;

    ReopenPages(BulkDecisions decisions, CurrentUser user) {
        this.decisions = decisions;
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
    public Response reopen(@BeanParam Chosen chosen) {
        return Html.page(200, page(chosen.choice(), false));
    }

    private ReopenPage page(Choice choice, boolean dryRun) {
        return new ReopenPage(
                choice, choice.address("/people"), decisions.reopen(choice.filter(), dryRun, user.name()));
    }
}
