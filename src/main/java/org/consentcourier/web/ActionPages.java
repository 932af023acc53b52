package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.http.Refused;
import org.consentcourier.outreach.NotNudged;
import org.consentcourier.outreach.Nudges;
import org.consentcourier.report.ReportAction;
import org.consentcourier.report.ReportActions;
import org.consentcourier.report.ReportActions.Concerned;
import org.consentcourier.report.ReportActions.Used;
import org.consentcourier.report.ReportLinks;
import org.consentcourier.report.ReportLinks.Errand;
import org.consentcourier.report.ReportLinks.Followed;
import org.consentcourier.roster.Managers;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where the links of a manager's report lead: a page that says what its button does; a scanner that follows them changes nothing. */
@Path("/act")
@PermitAll
class ActionPages {

    private static final int LONGEST_NOTE = 300;
    private static final int GONE = 410;
    private static final int CONFLICT = 409;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ActNudge(String link, String period, Reach reach) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ActTell(String link, ReportAction action, String period, Someone about) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ActDone(boolean reminded, Used used, String day, String application, boolean fresh)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ActExpired(String day) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ActOver() implements TemplateInstance {}

    /** One person and what they are asked for. */
    record Someone(String name, String application) {}

    /** Who gets a reminder and who does not; of very many only the first are named. */
    record Reach(List<Someone> gets, int more, List<Missed> not, int moreNot) {

        private static final int NAMED = 50;

        static Reach of(List<Someone> gets, List<Missed> not) {
            return new Reach(
                    first(gets), Math.max(0, gets.size() - NAMED), first(not), Math.max(0, not.size() - NAMED));
        }

        private static <T> List<T> first(List<T> all) {
            return all.subList(0, Math.min(NAMED, all.size()));
        }
    }

    /** Somebody who gets none, and why. */
    record Missed(Someone who, String why) {}

    private final ReportLinks links;
    private final ReportActions actions;
    private final ReportErrands errands;
    private final Nudges nudges;
    private final Applications applications;
    private final Managers managers;
    private final PageLimits limits;

    ActionPages(
            ReportLinks links,
            ReportActions actions,
            ReportErrands errands,
            Nudges nudges,
            Applications applications,
            Managers managers,
            PageLimits limits) {
        this.links = links;
        this.actions = actions;
        this.errands = errands;
        this.nudges = nudges;
        this.applications = applications;
        this.managers = managers;
        this.limits = limits;
    }

    @GET
    public Response ask(
            @RestQuery @Nullable String link, @RestQuery @DefaultValue("false") boolean told, RoutingContext request) {
        return switch (follow(link, request)) {
            case Followed.Valid(var errand) ->
                actions.used(errand)
                        .map(used -> done(200, errand, used, told, Languages.speech(request)))
                        .orElseGet(() -> question(errand, Languages.speech(request)));
            case Followed.Expired(var since) -> expired(since, request);
            case Followed.Unknown() -> throw new Refused(404, "");
        };
    }

    @POST
    public Response act(@RestForm @Nullable String link, @RestForm @Nullable String note, RoutingContext request) {
        return switch (follow(link, request)) {
            case Followed.Valid(var errand) -> act(errand, Typed.text(note, LONGEST_NOTE), request);
            case Followed.Expired(var since) -> expired(since, request);
            case Followed.Unknown() -> throw new Refused(404, "");
        };
    }

    private Response act(Errand errand, String note, RoutingContext request) {
        return switch (errands.run(errand, note)) {
            case DONE -> Html.seeOther(address(errand) + "&told=true");
            case NOTHING_TO_DO -> nothing(errand, request);
            case USED_BEFORE ->
                done(
                        CONFLICT,
                        errand,
                        actions.used(errand).orElseThrow(),
                        false,
                        Languages.speech(request).at(address(errand)));
        };
    }

    /** Who cannot be reminded now may be later, and the page says why; who has left is not told of again. */
    private static Response nothing(Errand errand, RoutingContext request) {
        return switch (errand.action()) {
            case NUDGE_ALL, NUDGE -> Html.seeOther(address(errand));
            case LEFT_COMPANY, WRONG_MANAGER, EXEMPTION_WANTED ->
                PublicPages.page(200, new ActOver(), Languages.speech(request).at(address(errand)));
        };
    }

    private Followed follow(@Nullable String link, RoutingContext request) {
        var followed = links.follow(link);
        switch (followed) {
            case Followed.Valid(var errand) -> {
                limits.link(errand.link(), request);
                Languages.ofPerson(request, () -> managers.language(errand.manager()));
            }
            case Followed.Expired expired -> limits.wrongLink(request);
            case Followed.Unknown unknown -> limits.wrongLink(request);
        }
        return followed;
    }

    private Response question(Errand errand, Speech speech) {
        var concerned = actions.concerned(errand);
        var period = errand.period().inWords(speech.language().locale());
        return switch (errand.action()) {
            case NUDGE_ALL, NUDGE ->
                PublicPages.page(200, new ActNudge(errand.link(), period, reach(concerned, speech)), speech);
            case LEFT_COMPANY, WRONG_MANAGER, EXEMPTION_WANTED ->
                PublicPages.page(
                        200,
                        new ActTell(errand.link(), errand.action(), period, someone(concerned.getFirst())),
                        speech);
        };
    }

    private Reach reach(List<Concerned> concerned, Speech speech) {
        var outlook =
                nudges.outlook(concerned.stream().map(Concerned::requestId).toList());
        return Reach.of(
                concerned.stream()
                        .filter(one -> reason(outlook, one).isEmpty())
                        .map(this::someone)
                        .toList(),
                concerned.stream()
                        .flatMap(one -> reason(outlook, one).stream()
                                .map(not -> new Missed(
                                        someone(one), why(not, speech.language().words()))))
                        .toList());
    }

    private static Optional<NotNudged> reason(Map<UUID, Optional<NotNudged>> outlook, Concerned one) {
        return outlook.getOrDefault(one.requestId(), Optional.of(NotNudged.NOT_ASKED));
    }

    private Response done(int status, Errand errand, Used used, boolean fresh, Speech speech) {
        var reminded = switch (errand.action()) {
            case NUDGE_ALL, NUDGE -> true;
            case LEFT_COMPANY, WRONG_MANAGER, EXEMPTION_WANTED -> false;
        };
        var application = actions.concerned(errand).stream()
                .findFirst()
                .map(one -> someone(one).application())
                .orElse("");
        return PublicPages.page(
                status, new ActDone(reminded, used, day(used.at(), speech), application, fresh), speech);
    }

    private static Response expired(Instant since, RoutingContext request) {
        var speech = Languages.speech(request);
        return PublicPages.page(GONE, new ActExpired(day(since, speech)), speech);
    }

    private Someone someone(Concerned one) {
        var application =
                applications.find(one.application()).map(Application::name).orElse(one.application());
        return new Someone(one.name(), application);
    }

    private static String day(Instant at, Speech speech) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(speech.language().locale())
                .format(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    private static String address(Errand errand) {
        return "/act?link=" + errand.link();
    }

    private static String why(NotNudged not, PublicMessages words) {
        return switch (not) {
            case NOT_ASKED -> words.notAsked();
            case UNDELIVERABLE -> words.notDeliverable();
            case NOT_INVITED -> words.notInvited();
            case NOT_ACTIVATED -> words.notActivated();
            case QUESTION -> words.notDecided();
            case QUEUED -> words.notTwice();
            case COOLDOWN -> words.notSoSoon();
        };
    }
}
