package org.consentcourier.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.Transition;
import org.consentcourier.grant.InstantCheck;
import org.consentcourier.http.Refused;
import org.consentcourier.outreach.Nudges;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What IT does about one request, by the buttons of a person's page. */
@Path("/consents/{id}")
@RolesAllowed(Roles.IT)
class RequestPages {

    private static final int LONGEST_REASON = 200;

    private final ConsentViews consents;
    private final ConsentDecisions decisions;
    private final InstantCheck check;
    private final Nudges nudges;
    private final CurrentUser user;

    RequestPages(
            ConsentViews consents, ConsentDecisions decisions, InstantCheck check, Nudges nudges, CurrentUser user) {
        this.consents = consents;
        this.decisions = decisions;
        this.check = check;
        this.nudges = nudges;
        this.user = user;
    }

    @POST
    @Path("check")
    @RolesAllowed({Roles.IT, Roles.DEVELOPER})
    @RunOnVirtualThread
    public Response check(@RestPath String id) {
        var request = known(id);
        check.recheck(request.id(), user.name());
        return back(request, "checked");
    }

    @POST
    @Path("nudge")
    public Response nudge(@RestPath String id) {
        var request = known(id);
        var not = nudges.nudge(request.id(), user.name());
        return back(request, not.map(reason -> "not-nudged-" + reason).orElse("nudged"));
    }

    @POST
    @Path("exempt")
    public Response exempt(@RestPath String id, @RestForm @Nullable String reason, @RestForm @Nullable String until) {
        var request = known(id);
        var why = Typed.text(reason, LONGEST_REASON);
        if (why.isEmpty()) {
            throw new Refused(400, "An exemption needs a reason. Go back and give one; nothing was changed.");
        }
        return back(request, decisions.exempt(request.id(), why, Typed.day(until), user.name()), "exempted");
    }

    @POST
    @Path("reopen")
    public Response reopen(@RestPath String id) {
        var request = known(id);
        return back(request, decisions.reopen(request.id(), user.name()), "reopened");
    }

    @POST
    @Path("end-exemption")
    public Response endExemption(@RestPath String id) {
        var request = known(id);
        return back(request, decisions.endExemption(request.id(), user.name()), "ended");
    }

    private ConsentRow known(String id) {
        return Query.uuid(id)
                .flatMap(consents::find)
                .orElseThrow(() -> new Refused(404, "No such request. The person may have been removed."));
    }

    private static Response back(ConsentRow request, Optional<Transition> transition, String done) {
        return back(
                request, transition.filter(Transition.Applied.class::isInstance).isPresent() ? done : "unchanged");
    }

    private static Response back(ConsentRow request, String done) {
        return Html.seeOther("/people/" + request.personId() + "?done=" + done);
    }
}
