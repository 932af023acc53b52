package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.grant.InstantCheck;
import org.consentcourier.grant.OtherUserIds;
import org.consentcourier.web.SignedLinks.Link;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where Docusign sends people after their decision; the authorization code it sends along is never read. */
@Path("/consent/{application}")
@PermitAll
class ConsentPages {

    private static final String ACTOR = "redirect page";
    private static final int LONGEST_ERROR = 100;
    private static final int LONGEST_REASON = 500;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentThanks(String application) implements TemplateInstance {}

    private final SignedLinks links;
    private final InstantCheck check;
    private final OtherUserIds otherUserIds;
    private final ConsentDecisions decisions;
    private final Clock clock;

    ConsentPages(
            SignedLinks links, InstantCheck check, OtherUserIds otherUserIds, ConsentDecisions decisions, Clock clock) {
        this.links = links;
        this.check = check;
        this.otherUserIds = otherUserIds;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Sends on at once, so that the code stays neither in the address bar nor in the browser's history. */
    @GET
    public Response land(
            @RestPath String application,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String error,
            @RestQuery("error_description") @Nullable String description,
            RoutingContext request) {
        var link = links.find(application, state, request);
        if (link.isPresent()) {
            return Html.seeOther(arrived(link.get(), error, description));
        }
        return request.request().query() == null
                ? PublicPages.page(
                        200, new ConsentThanks(links.application(application).name()), request)
                : Html.seeOther("/consent/" + application);
    }

    /** Checks once and says what that proved; where it proved nothing, the page comes back by itself for a while. */
    @GET
    @Path("result")
    @RunOnVirtualThread
    public Response result(
            @RestPath String application,
            @RestQuery @Nullable String state,
            @RestQuery @DefaultValue("") String outcome,
            @RestQuery @DefaultValue("0") long since,
            RoutingContext request) {
        var link = links.require(application, state, request);
        var id = link.request().id();
        var answer = check.check(id, ACTOR);
        // Whoever came back with an error has given consent to nobody.
        var otherUser = outcome.isEmpty() && otherUserIds.haveConsented(id, ACTOR);
        var begun = since == 0 ? clock.millis() : since;
        var shown = Outcome.of(answer, new Outcome.Visit(outcome, waited(begun), otherUser));
        return new OutcomePages(link, begun, request).page(shown);
    }

    /** The person's own word, by a button; coming back from Docusign with an error alone declines nothing. */
    @POST
    @Path("decline")
    public Response decline(
            @RestPath String application,
            @RestForm @Nullable String state,
            @RestForm @Nullable String reason,
            RoutingContext request) {
        var link = links.require(application, state, request);
        var why = Typed.text(reason, LONGEST_REASON);
        decisions.decline(link.request().id(), why.isEmpty() ? "no reason given" : why);
        return Html.seeOther(link.page("result") + "&outcome=declined");
    }

    private String arrived(Link link, @Nullable String error, @Nullable String description) {
        if (error == null) {
            return link.page("result");
        }
        var kept = Typed.text(description, LONGEST_REASON);
        decisions.noteRedirectError(
                link.request().id(), Typed.text(error, LONGEST_ERROR), kept.isEmpty() ? null : kept);
        return link.page("result") + "&outcome=error";
    }

    /** Another node's clock may be a little ahead; a time somebody made up ends the visit. */
    private Duration waited(long begun) {
        var waited = Duration.ofMillis(clock.millis() - begun);
        return waited.abs().compareTo(Outcome.WINDOW) >= 0 ? Outcome.WINDOW : waited;
    }
}
