package org.consentcourier.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.http.Refused;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a mail program sends whose reader presses its own button to unsubscribe (RFC 8058): IT is asked, reminders wait for the
 * answer, and nothing is declined. Of a mail that asks for several applications it speaks for all of them.
 */
@Path("/consent/{application}/mute")
@PermitAll
@Tokenless
class MutePages {

    private static final String ONE_CLICK = "One-Click";
    private static final String DETAIL =
            "pressed \"unsubscribe\" in the mail program: no reminders, please; nothing was declined";

    private final SignedLinks links;
    private final ConsentDecisions decisions;

    MutePages(SignedLinks links, ConsentDecisions decisions) {
        this.links = links;
        this.decisions = decisions;
    }

    @POST
    public Response mute(
            @RestPath String application,
            @RestQuery List<String> state,
            @RestForm("List-Unsubscribe") @Nullable String wish,
            RoutingContext request) {
        var muted = links.requireAny(application, state, request);
        if (!ONE_CLICK.equals(wish)) {
            throw new Refused(400, "List-Unsubscribe must be One-Click.");
        }
        muted.forEach(link -> decisions.notForMe(link.request().id(), QuestionKind.NOT_ME, DETAIL));
        return Response.noContent().build();
    }

    /** Where the mail program opens the address instead, a person chooses; a scanner changes nothing. */
    @GET
    public Response choose(@RestPath String application, @RestQuery @Nullable String state, RoutingContext request) {
        return Html.seeOther(links.require(application, state, request).page("not-me"));
    }
}
