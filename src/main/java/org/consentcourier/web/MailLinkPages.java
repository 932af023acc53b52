package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.grant.InstantCheck;
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
    public TemplateInstance checkForm(@RestPath String application, @RestQuery @Nullable String state) {
        return new ConsentCheckNow(Asked.by(links.require(application, state)));
    }

    @POST
    @Path("check")
    @RunOnVirtualThread
    public Response checkNow(@RestPath String application, @RestForm @Nullable String state) {
        var link = links.require(application, state);
        check.check(link.request().id(), ACTOR);
        return Html.seeOther(link.page("result"));
    }

    @GET
    @Path("not-me")
    public TemplateInstance notMeForm(
            @RestPath String application,
            @RestQuery @Nullable String state,
            @RestQuery @DefaultValue("false") boolean told) {
        return new ConsentNotMe(Asked.by(links.require(application, state)), told, false);
    }

    @POST
    @Path("not-me")
    public Response notMe(
            @RestPath String application,
            @RestForm @Nullable String state,
            @RestForm @DefaultValue("") String why,
            @RestForm @Nullable String reason) {
        var link = links.require(application, state);
        var note = Typed.text(reason, LONGEST_REASON);
        var id = link.request().id();
        switch (why) {
            case "not-me" -> decisions.notForMe(id, QuestionKind.NOT_ME, detail("not the right person", note));
            case "left" -> decisions.notForMe(id, QuestionKind.LEFT_COMPANY, detail("has left the company", note));
            case "other" -> decisions.notForMe(id, QuestionKind.NOT_ME, detail("another reason", note));
            default -> {
                return Html.page(400, new ConsentNotMe(Asked.by(link), false, true));
            }
        }
        return Html.seeOther(link.page("not-me") + "&told=true");
    }

    private static String detail(String why, String note) {
        return note.isEmpty() ? why : why + ": " + note;
    }
}
