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
import org.consentcourier.application.Applications;
import org.consentcourier.http.Refused;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.outreach.MailForecast;
import org.jboss.resteasy.reactive.RestPath;

/** Start, pause and confirm an application; what mails people is asked twice. */
@Path("/applications/{application}")
@RolesAllowed(Roles.IT)
class ApplicationPages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ApplicationStart(
            Application application, long dueNow, long unchecked, List<String> onlyTo, boolean halted, boolean changed)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ApplicationConfirm(Application application) implements TemplateInstance {}

    private final Applications applications;
    private final ApplicationStates states;
    private final MailForecast forecast;
    private final MailConfig mail;
    private final CurrentUser user;

    ApplicationPages(
            Applications applications,
            ApplicationStates states,
            MailForecast forecast,
            MailConfig mail,
            CurrentUser user) {
        this.applications = applications;
        this.states = states;
        this.forecast = forecast;
        this.mail = mail;
        this.user = user;
    }

    @GET
    @Path("start")
    public TemplateInstance askStart(@RestPath String application) {
        var known = known(application);
        var state = states.of(application);
        return new ApplicationStart(
                known,
                forecast.dueNow(application),
                forecast.unchecked(application),
                mail.onlyTo().orElse(List.of()),
                state.halt().isPresent(),
                state.confirmRequired());
    }

    @POST
    @Path("start")
    public Response start(@RestPath String application) {
        states.start(known(application).key(), user.name());
        return Html.seeOther("/overview?done=started");
    }

    @POST
    @Path("pause")
    public Response pause(@RestPath String application) {
        states.pause(known(application).key(), user.name());
        return Html.seeOther("/overview?done=paused");
    }

    @GET
    @Path("confirm")
    public TemplateInstance askConfirm(@RestPath String application) {
        return new ApplicationConfirm(known(application));
    }

    @POST
    @Path("confirm")
    public Response confirm(@RestPath String application) {
        states.confirm(known(application).key(), user.name());
        return Html.seeOther("/overview?done=confirmed");
    }

    private Application known(String key) {
        return applications.find(key).orElseThrow(() -> new Refused(404, "No such application is configured."));
    }
}
