package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.grant.InstantCheck;
import org.consentcourier.web.SignedLinks.Link;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The two links every mail has beside Docusign's: "check now" and "not for me"; a scanner that follows them changes nothing. */
@Path("/consent/{application}")
@PermitAll
class MailLinkPages {

    private static final String ACTOR = "link in the mail";
    private static final int LONGEST_REASON = 500;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentCheckNow(Asked asked) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentNotMe(Asked asked, boolean told, boolean unchosen) implements TemplateInstance {}

    /** What somebody chose and wrote. */
    record Answer(
            @RestForm @Nullable String why,
            @RestForm @Nullable String reason) {}

    private final SignedLinks links;
    private final InstantCheck check;
    private final ConsentDecisions decisions;

    MailLinkPages(SignedLinks links, InstantCheck check, ConsentDecisions decisions) {
        this.links = links;
        this.check = check;
        this.decisions = decisions;
    }

    @GET
    @Path("check")
    public Response checkForm(@RestPath String application, @RestQuery @Nullable String state, RoutingContext request) {
        var link = links.require(application, state, request);
        return PublicPages.page(200, new ConsentCheckNow(Asked.by(link, Languages.of(request))), request);
    }

    @POST
    @Path("check")
    @RunOnVirtualThread
    public Response checkNow(@RestPath String application, @RestForm @Nullable String state, RoutingContext request) {
        var link = links.require(application, state, request);
        check.check(link.request().id(), ACTOR);
        return Html.seeOther(link.page("result"));
    }

    @GET
    @Path("not-me")
    public Response notMeForm(
            @RestPath String application,
            @RestQuery @Nullable String state,
            @RestQuery @DefaultValue("false") boolean told,
            RoutingContext request) {
        var link = links.require(application, state, request);
        return PublicPages.page(200, new ConsentNotMe(Asked.by(link, Languages.of(request)), told, false), request);
    }

    @POST
    @Path("not-me")
    public Response notMe(
            @RestPath String application,
            @RestForm @Nullable String state,
            @BeanParam Answer answer,
            RoutingContext request) {
        var link = links.require(application, state, request);
        var id = link.request().id();
        var note = Typed.text(answer.reason(), LONGEST_REASON);
        switch (String.valueOf(answer.why())) {
            case "not-me" -> decisions.notForMe(id, QuestionKind.NOT_ME, detail("not the right person", note));
            case "left" -> decisions.notForMe(id, QuestionKind.LEFT_COMPANY, detail("has left the company", note));
            case "other" -> decisions.notForMe(id, QuestionKind.NOT_ME, detail("another reason", note));
            default -> {
                return unchosen(link, request);
            }
        }
        return Html.seeOther(link.page("not-me") + "&told=true");
    }

    private static Response unchosen(Link link, RoutingContext request) {
        var speech = Languages.speech(request).at(link.page("not-me"));
        return PublicPages.page(400, new ConsentNotMe(Asked.by(link, speech.language()), false, true), speech);
    }

    private static String detail(String why, String note) {
        return note.isEmpty() ? why : why + ": " + note;
    }
}
