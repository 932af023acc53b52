package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.OpenQuestions.Question;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.WorkingCalendar;
import org.consentcourier.docusign.Environment;
import org.consentcourier.grant.GrantCheckLog;
import org.consentcourier.http.Refused;
import org.consentcourier.outreach.Escalations;
import org.consentcourier.outreach.NotNudged;
import org.consentcourier.outreach.Nudges;
import org.consentcourier.outreach.Outlook;
import org.consentcourier.outreach.Outlooks;
import org.consentcourier.roster.People;
import org.consentcourier.roster.People.PersonView;
import org.consentcourier.roster.UserIds;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Everybody with their state, found by filters that stand in the address, and all that ever happened to one of them. */
@Path("/people")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.DEVELOPER})
class PeoplePages {

    private static final int PAGE_SIZE = 50;
    private static final int CHECKS = 100;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PeopleList(
            List<Listed> rows,
            List<Application> applications,
            List<ConsentStatus> statuses,
            List<StuckCause> causes,
            Choice choice,
            @Nullable String next)
            implements TemplateInstance {}

    /** One row of the list. */
    record Listed(
            ConsentRow request,
            String application,
            @Nullable Instant lastMail) {}

    /** The filter as it stands in the address. */
    record Choice(String application, String status, String cause, String manager, String q) {

        ConsentFilter filter() {
            var wanted = Query.constant(ConsentStatus.class, status).orElse(null);
            return new ConsentFilter(
                    Typed.orNull(application),
                    wanted,
                    Query.constant(StuckCause.class, cause).orElse(null),
                    Typed.orNull(manager),
                    Typed.orNull(q),
                    null);
        }

        public boolean narrows() {
            return !filter().equals(ConsentFilter.ALL);
        }

        static Choice of(
                @Nullable String application,
                @Nullable String status,
                @Nullable String cause,
                @Nullable String manager,
                @Nullable String q) {
            return new Choice(text(application), text(status), text(cause), text(manager), text(q));
        }

        /** That page with this filter. */
        public String address(String page) {
            return page
                    + Query.string(Map.of(
                            "application", application, "status", status, "cause", cause, "manager", manager, "q", q));
        }

        private static String text(@Nullable String sent) {
            return sent == null ? "" : sent;
        }
    }

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PersonPage(
            PersonView person,
            boolean holidaysKnown,
            List<KnownUserIds> userIds,
            List<Request> requests,
            List<Timeline.Entry> timeline,
            String done,
            @Nullable NotNudged notNudged)
            implements TemplateInstance {}

    /** The User IDs a person has or may have in one environment. */
    record KnownUserIds(Environment environment, List<UserIds.Choice> choices) {

        public boolean isAnyInUse() {
            return choices.stream().anyMatch(UserIds.Choice::inUse);
        }
    }

    /** One request of a person and what may be done about it. */
    record Request(
            ConsentRow row,
            Outlook next,
            String application,
            boolean configured,
            List<Question> questions,
            @Nullable NotNudged noNudge) {

        public boolean mayReopen() {
            return row.status() == ConsentStatus.DECLINED || row.status() == ConsentStatus.EXPIRED;
        }

        public boolean mayNudge() {
            return isAsked() && noNudge == null;
        }

        public boolean isAsked() {
            return configured && row.status().isAsked();
        }

        public boolean hasOpenQuestion() {
            return questions.stream().anyMatch(question -> question.answeredAt() == null);
        }

        public boolean mayExempt() {
            return row.status().canBecome(ConsentStatus.EXEMPT) && row.status() != ConsentStatus.LEFT;
        }

        public boolean exempt() {
            return row.status() == ConsentStatus.EXEMPT;
        }

        public boolean mayCheck() {
            return configured && row.userId() != null && row.status().canBecome(ConsentStatus.GRANTED);
        }
    }

    private final ConsentViews consents;
    private final Deliveries deliveries;
    private final Escalations escalations;
    private final Outlooks outlooks;
    private final OpenQuestions questions;
    private final Nudges nudges;
    private final GrantCheckLog checks;
    private final People people;
    private final UserIds userIds;
    private final Applications applications;
    private final WorkingCalendar calendar;

    PeoplePages(
            ConsentViews consents,
            Deliveries deliveries,
            Escalations escalations,
            Outlooks outlooks,
            OpenQuestions questions,
            Nudges nudges,
            GrantCheckLog checks,
            People people,
            UserIds userIds,
            Applications applications,
            WorkingCalendar calendar) {
        this.consents = consents;
        this.deliveries = deliveries;
        this.escalations = escalations;
        this.outlooks = outlooks;
        this.questions = questions;
        this.nudges = nudges;
        this.checks = checks;
        this.people = people;
        this.userIds = userIds;
        this.applications = applications;
        this.calendar = calendar;
    }

    @GET
    public TemplateInstance list(
            @RestQuery @DefaultValue("") String application,
            @RestQuery @DefaultValue("") String status,
            @RestQuery @DefaultValue("") String cause,
            @RestQuery @DefaultValue("") String manager,
            @RestQuery @DefaultValue("") String q,
            @RestQuery @Nullable String after) {
        var choice = new Choice(application, status, cause, manager, q);
        var found = consents.list(choice.filter(), Query.uuid(after).orElse(null), PAGE_SIZE + 1);
        var rows = found.subList(0, Math.min(PAGE_SIZE, found.size()));
        var lastMails = rows.isEmpty()
                ? Map.<UUID, Instant>of()
                : deliveries.lastSent(rows.stream().map(ConsentRow::id).toList());
        return new PeopleList(
                rows.stream()
                        .map(row -> new Listed(row, name(row), lastMails.get(row.id())))
                        .toList(),
                applications.all(),
                List.of(ConsentStatus.values()),
                List.of(StuckCause.values()),
                choice,
                found.size() > PAGE_SIZE ? next(choice, rows.getLast().id()) : null);
    }

    @GET
    @Path("{id}")
    public TemplateInstance person(@RestPath String id, @RestQuery @DefaultValue("") String done) {
        var person = Query.uuid(id)
                .flatMap(people::find)
                .orElseThrow(() -> new Refused(404, "No such person is on the roster."));
        var requests = consents.ofPerson(person.id()).stream()
                .map(row -> new Request(
                        row,
                        outlooks.of(row),
                        name(row),
                        applications.find(row.application()).isPresent(),
                        questions.ofRequest(row.id()),
                        nudges.refusal(row.id()).orElse(null)))
                .toList();
        return new PersonPage(
                person,
                holidaysKnown(person),
                userIds(person.id(), requests),
                requests,
                timeline(requests),
                done,
                notNudged(done));
    }

    private boolean holidaysKnown(PersonView person) {
        var country = person.country();
        return country == null || !calendar.keepsHolidays() || calendar.knowsHolidaysOf(country);
    }

    private static @Nullable NotNudged notNudged(String done) {
        return Query.constant(NotNudged.class, done.replace("not-nudged-", "")).orElse(null);
    }

    /** Of every environment in which the person is asked or known. */
    private List<KnownUserIds> userIds(UUID person, List<Request> requests) {
        return Stream.of(Environment.values())
                .map(environment -> new KnownUserIds(environment, userIds.choices(person, environment)))
                .filter(known -> !known.choices().isEmpty() || isAskedIn(known.environment(), requests))
                .toList();
    }

    private boolean isAskedIn(Environment environment, List<Request> requests) {
        return requests.stream()
                .flatMap(request -> applications.find(request.row().application()).stream())
                .anyMatch(application -> application.environment() == environment);
    }

    private List<Timeline.Entry> timeline(List<Request> requests) {
        var mails = deliveries.ofRequests(
                requests.stream().map(request -> request.row().id()).toList());
        var timeline = new Timeline(mails.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        DeliveryRow::messageId, Collectors.mapping(this::application, Collectors.toList()))));
        for (var request : requests) {
            var id = request.row().id();
            var about = requests.size() > 1 ? request.application() : "";
            timeline.add(
                    about,
                    consents.events(id),
                    checks.ofRequest(id, CHECKS),
                    Objects.requireNonNullElse(mails.get(id), List.of()));
            timeline.add(about, List.of(), List.of(), escalations.ofRequest(id));
            timeline.addQuestions(about, request.questions());
        }
        return timeline.newestFirst();
    }

    private String application(DeliveryRow mail) {
        return name(Objects.requireNonNull(mail.application()));
    }

    private String name(ConsentRow row) {
        return name(row.application());
    }

    private String name(String application) {
        return applications.find(application).map(Application::name).orElse(application);
    }

    private static String next(Choice choice, UUID after) {
        return "/people"
                + Query.string(Map.of(
                        "application", choice.application(),
                        "status", choice.status(),
                        "cause", choice.cause(),
                        "manager", choice.manager(),
                        "q", choice.q(),
                        "after", after.toString()));
    }
}
