package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.consent.BulkDecisions;
import org.consentcourier.http.Refused;
import org.consentcourier.web.NudgePages.Chosen;
import org.consentcourier.web.PeoplePages.Choice;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Takes out everybody a filter of the list finds; how many those are is told first. */
@Path("/people/exempt")
@RolesAllowed(Roles.IT)
class ExemptPages {

    private static final int LONGEST_REASON = 200;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ExemptPage(Choice choice, String list, BulkDecisions.Result result) implements TemplateInstance {}

    private final BulkDecisions decisions;
    private final CurrentUser user;
    private final Clock clock;

    ExemptPages(BulkDecisions decisions, CurrentUser user, Clock clock) {
        this.decisions = decisions;
        this.user = user;
        this.clock = clock;
    }

    /** Counts only. */
    @GET
    public TemplateInstance ask(
            @RestQuery @Nullable String application,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String cause,
            @RestQuery @Nullable String manager,
            @RestQuery @Nullable String q) {
        var choice = Choice.of(application, status, cause, manager, q);
        return page(choice, new BulkDecisions.Exemption("", null), true);
    }

    @POST
    public Response exempt(
            @BeanParam Chosen chosen, @RestForm @Nullable String reason, @RestForm @Nullable String until) {
        var why = Typed.text(reason, LONGEST_REASON);
        if (why.isEmpty()) {
            throw new Refused(400, "An exemption needs a reason. Go back and give one; nothing was changed.");
        }
        var day = Typed.day(until);
        if (day != null && day.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            throw new Refused(400, "The last day is over already. Go back and correct it; nothing was changed.");
        }
        return Html.page(200, page(chosen.choice(), new BulkDecisions.Exemption(why, day), false));
    }

    private ExemptPage page(Choice choice, BulkDecisions.Exemption exemption, boolean dryRun) {
        return new ExemptPage(
                choice, choice.address("/people"), decisions.exempt(choice.filter(), exemption, dryRun, user.name()));
    }
}
