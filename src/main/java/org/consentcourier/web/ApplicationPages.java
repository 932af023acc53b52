package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.consent.Coverages;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.outreach.ApplicationStart;
import org.consentcourier.outreach.Waves;
import org.jboss.resteasy.reactive.RestPath;

/** Start, pause and confirm an application; what mails people is asked twice. */
@Path("/applications/{application}")
@RolesAllowed(Roles.IT)
class ApplicationPages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record StartPage(
            Application application, long mailed, long unchecked, long covered, boolean openWaves, List<String> onlyTo)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record StartRefused(Application application, String reason) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConfirmPage(Application application, boolean others) implements TemplateInstance {}

    private final KnownApplications applications;
    private final ApplicationStates states;
    private final ApplicationStart start;
    private final Waves waves;
    private final Coverages coverages;
    private final MailConfig mail;
    private final CurrentUser user;

    ApplicationPages(
            KnownApplications applications,
            ApplicationStates states,
            ApplicationStart start,
            Waves waves,
            Coverages coverages,
            MailConfig mail,
            CurrentUser user) {
        this.applications = applications;
        this.states = states;
        this.start = start;
        this.waves = waves;
        this.coverages = coverages;
        this.mail = mail;
        this.user = user;
    }

    @GET
    @Path("start")
    public TemplateInstance askStart(@RestPath String application) {
        var known = applications.get(application);
        return switch (start.start(application, true, user.name())) {
            case ApplicationStart.Outcome.Started(var mailed, var unchecked) ->
                new StartPage(
                        known,
                        mailed,
                        unchecked,
                        covered(known),
                        waves.anyOpen(known.key()),
                        mail.onlyTo().orElse(List.of()));
            case ApplicationStart.Outcome.Refused(var reason) -> new StartRefused(known, reason);
        };
    }

    /** How many need no mail if an administrator consents for the claimed domains first. */
    private long covered(Application application) {
        return coverages.of(application.key(), application.claimedDomains()).covered();
    }

    @POST
    @Path("start")
    public Response start(@RestPath String application) {
        var known = applications.get(application);
        return switch (start.start(application, false, user.name())) {
            case ApplicationStart.Outcome.Started started -> Html.seeOther("/overview?done=started");
            case ApplicationStart.Outcome.Refused(var reason) -> Html.page(409, new StartRefused(known, reason));
        };
    }

    /** Not for everybody: as it was before a pause. */
    @POST
    @Path("start-waves")
    public Response goOnInWaves(@RestPath String application) {
        var known = applications.get(application);
        return switch (start.goOnInWaves(application, false, user.name())) {
            case ApplicationStart.Outcome.Started started -> Html.seeOther("/overview?done=started");
            case ApplicationStart.Outcome.Refused(var reason) -> Html.page(409, new StartRefused(known, reason));
        };
    }

    @POST
    @Path("pause")
    public Response pause(@RestPath String application) {
        states.pause(applications.get(application).key(), user.name());
        return Html.seeOther("/overview?done=paused");
    }

    @GET
    @Path("confirm")
    public TemplateInstance askConfirm(@RestPath String application) {
        var known = applications.get(application);
        return new ConfirmPage(known, states.of(known.key()).runsWithOthers());
    }

    @POST
    @Path("confirm")
    public Response confirm(@RestPath String application) {
        var known = applications.get(application);
        // Pressed twice, it must not end a hold that has nothing to do with settings.
        if (states.of(known.key()).confirmRequired() && !states.confirm(known.key(), user.name())) {
            return Html.page(409, new ConfirmPage(known, true));
        }
        return Html.seeOther("/overview?done=confirmed");
    }
}
