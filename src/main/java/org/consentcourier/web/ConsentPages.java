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
import org.consentcourier.application.ApplicationStates;
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
    private static final int SECONDS_BETWEEN_CHECKS = 2;
    private static final int LONGEST_ERROR = 100;
    private static final int LONGEST_REASON = 500;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentThanks(String application) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentDone(Asked asked) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentChecking(Asked asked, String next) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentNotYet(Asked asked) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentLater(Asked asked) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentOtherUser(Asked asked) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentCameBack(Asked asked) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentDeclined(Asked asked) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentOver(Asked asked, boolean oldLink) implements TemplateInstance {}

    private final SignedLinks links;
    private final InstantCheck check;
    private final OtherUserIds otherUserIds;
    private final ConsentDecisions decisions;
    private final ApplicationStates states;
    private final Clock clock;

    ConsentPages(
            SignedLinks links,
            InstantCheck check,
            OtherUserIds otherUserIds,
            ConsentDecisions decisions,
            ApplicationStates states,
            Clock clock) {
        this.links = links;
        this.check = check;
        this.otherUserIds = otherUserIds;
        this.decisions = decisions;
        this.states = states;
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
        var link = links.find(application, state);
        if (link.isPresent()) {
            return Html.seeOther(arrived(link.get(), error, description));
        }
        return request.request().query() == null
                ? Html.page(
                        200, new ConsentThanks(links.application(application).name()))
                : Html.seeOther("/consent/" + application);
    }

    /** Checks once and says what that proved; where it proved nothing, the page comes back by itself for a while. */
    @GET
    @Path("result")
    @RunOnVirtualThread
    public TemplateInstance result(
            @RestPath String application,
            @RestQuery @Nullable String state,
            @RestQuery @DefaultValue("") String outcome,
            @RestQuery int attempt,
            RoutingContext request) {
        var link = links.require(application, state);
        var status = check.check(link.request().id(), ACTOR);
        // Whoever came back with an error has given consent to nobody.
        var otherUser = outcome.isEmpty()
                && link.current()
                && otherUserIds.haveConsented(link.request().id(), ACTOR);
        var mayAsk = states.of(application).mayCall(clock.instant());
        var visit = new Outcome.Visit(link.current(), outcome, attempt, otherUser);
        return page(Outcome.of(status, mayAsk, visit), link, request);
    }

    /** The person's own word, by a button; coming back from Docusign with an error alone declines nothing. */
    @POST
    @Path("decline")
    public Response decline(
            @RestPath String application, @RestForm @Nullable String state, @RestForm @Nullable String reason) {
        var link = links.require(application, state);
        if (link.current()) {
            var why = Typed.text(reason, LONGEST_REASON);
            decisions.decline(link.request().id(), why.isEmpty() ? "no reason given" : why);
        }
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

    private static TemplateInstance page(Outcome outcome, Link link, RoutingContext request) {
        var asked = Asked.by(link);
        return switch (outcome) {
            case Outcome.Done() -> new ConsentDone(asked);
            case Outcome.Checking(var attempt) ->
                new ConsentChecking(asked, comesBack(SECONDS_BETWEEN_CHECKS, attempt, link, request));
            case Outcome.NotYet() -> new ConsentNotYet(asked);
            case Outcome.Later() -> new ConsentLater(asked);
            case Outcome.OtherUser(var again) -> {
                if (again) {
                    comesBack(SECONDS_BETWEEN_CHECKS * Outcome.RECHECKS, Outcome.RECHECKS, link, request);
                }
                yield new ConsentOtherUser(asked);
            }
            case Outcome.CameBack() -> new ConsentCameBack(asked);
            case Outcome.Declined() -> new ConsentDeclined(asked);
            case Outcome.Over() -> new ConsentOver(asked, false);
            case Outcome.OldLink() -> new ConsentOver(asked, true);
        };
    }

    /** By a header and no script: it works everywhere, and ends by itself. */
    private static String comesBack(int seconds, int attempt, Link link, RoutingContext request) {
        var next = link.page("result") + "&attempt=" + attempt;
        request.response().putHeader("Refresh", seconds + "; url=" + next);
        return next;
    }
}
