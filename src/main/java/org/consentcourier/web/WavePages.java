package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.RunState;
import org.consentcourier.http.Refused;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.outreach.ApplicationStart;
import org.consentcourier.outreach.WaveFilter;
import org.consentcourier.outreach.WaveNumbers;
import org.consentcourier.outreach.WaveWish;
import org.consentcourier.outreach.Waves;
import org.consentcourier.roster.People;
import org.consentcourier.roster.RosterImports;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Starts an application in waves: who would be let in is counted first; what is under way is paused, resumed and ended. */
@Path("/applications/{application}/waves")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
class WavePages {

    private static final int LONGEST = 200;
    private static final int LONGEST_LIST = 200_000;
    private static final int IMPORTS_LOOKED_AT = 50;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record WavesPage(
            Application application,
            boolean forEverybody,
            List<Waves.Progress> waves,
            Form form,
            WaveChoices choices,
            @Nullable WaveNumbers imagined,
            String refused,
            List<String> onlyTo,
            String done)
            implements TemplateInstance {}

    /** The form as it was sent. */
    record Form(
            @RestForm @Nullable String department,
            @RestForm @Nullable String domain,
            @RestForm @Nullable String manager,
            @RestForm @Nullable String addresses,
            @RestForm @Nullable String importId,
            @RestForm @Nullable String perDay) {

        static final Form EMPTY = new Form("", "", "", "", "", "");

        WaveWish wish() {
            var list = Typed.text(addresses, LONGEST_LIST);
            var count = Typed.text(perDay, LONGEST);
            if (!count.isEmpty() && !count.matches("[1-9][0-9]{0,6}")) {
                throw new Refused(400, "The number a day must be a number from 1 on. Go back and correct it.");
            }
            return new WaveWish(
                    new WaveFilter(
                            Typed.orNull(department),
                            Typed.orNull(domain),
                            Typed.orNull(manager),
                            list.isEmpty() ? List.of() : Arrays.asList(list.split("[\\s,;]+")),
                            imported()),
                    count.isEmpty() ? null : Integer.valueOf(count));
        }

        public String words() {
            var wish = wish();
            return wish.filter().words() + (wish.perDay() == null ? "" : ", " + wish.perDay() + " a day");
        }

        private @Nullable UUID imported() {
            var typed = Typed.orNull(importId);
            return typed == null
                    ? null
                    : Query.uuid(typed)
                            .orElseThrow(() -> new Refused(400, "That is no id of an import. Go back and correct it."));
        }
    }

    private final KnownApplications applications;
    private final ApplicationStates states;
    private final ApplicationStart start;
    private final Waves waves;
    private final People people;
    private final RosterImports imports;
    private final MailConfig mail;
    private final CurrentUser user;

    WavePages(
            KnownApplications applications,
            ApplicationStates states,
            ApplicationStart start,
            Waves waves,
            People people,
            RosterImports imports,
            MailConfig mail,
            CurrentUser user) {
        this.applications = applications;
        this.states = states;
        this.start = start;
        this.waves = waves;
        this.people = people;
        this.imports = imports;
        this.mail = mail;
        this.user = user;
    }

    @GET
    public TemplateInstance list(@RestPath String application, @RestQuery @DefaultValue("") String done) {
        return page(applications.get(application), Form.EMPTY, null, "", done);
    }

    /** Counts only. */
    @POST
    @Path("try")
    @RolesAllowed(Roles.IT)
    public Response imagine(@RestPath String application, @BeanParam Form form) {
        var known = applications.get(application);
        return switch (start.startWave(known.key(), form.wish(), true, user.name())) {
            case ApplicationStart.WaveOutcome.Begun(var progress) ->
                Html.page(200, page(known, form, progress.numbers(), "", ""));
            case ApplicationStart.WaveOutcome.Refused(var reason) ->
                Html.page(409, page(known, form, null, reason, ""));
        };
    }

    @POST
    @RolesAllowed(Roles.IT)
    public Response begin(@RestPath String application, @BeanParam Form form) {
        var known = applications.get(application);
        return switch (start.startWave(known.key(), form.wish(), false, user.name())) {
            case ApplicationStart.WaveOutcome.Begun begun -> back(known, "started");
            case ApplicationStart.WaveOutcome.Refused(var reason) ->
                Html.page(409, page(known, form, null, reason, ""));
        };
    }

    @POST
    @Path("{id}/pause")
    @RolesAllowed(Roles.IT)
    public Response pause(@RestPath String application, @RestPath String id) {
        var known = applications.get(application);
        return back(known, waves.pause(wave(known, id), user.name()) ? "paused" : "unchanged");
    }

    @POST
    @Path("{id}/resume")
    @RolesAllowed(Roles.IT)
    public Response resume(@RestPath String application, @RestPath String id) {
        var known = applications.get(application);
        return back(known, waves.resume(wave(known, id), user.name()) ? "resumed" : "unchanged");
    }

    @POST
    @Path("{id}/end")
    @RolesAllowed(Roles.IT)
    public Response end(@RestPath String application, @RestPath String id) {
        var known = applications.get(application);
        return back(known, waves.end(wave(known, id), user.name()) ? "ended" : "unchanged");
    }

    private UUID wave(Application application, String id) {
        return Query.uuid(id)
                .flatMap(waves::find)
                .filter(found -> found.wave().application().equals(application.key()))
                .orElseThrow(() -> new Refused(404, "No such wave."))
                .wave()
                .id();
    }

    private WavesPage page(
            Application application, Form form, @Nullable WaveNumbers imagined, String refused, String done) {
        var state = states.of(application.key());
        return new WavesPage(
                application,
                state.runState() == RunState.STARTED && !state.wavesOnly(),
                waves.of(application.key()),
                form,
                WaveChoices.of(
                        application.key(), people.departments(application.key()), imports.newest(IMPORTS_LOOKED_AT)),
                imagined,
                refused,
                mail.onlyTo().orElse(List.of()),
                done);
    }

    private static Response back(Application application, String done) {
        return Html.seeOther("/applications/" + application.key() + "/waves?done=" + done);
    }
}
