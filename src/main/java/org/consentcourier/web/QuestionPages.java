package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.OpenQuestions.Question;
import org.consentcourier.grant.Answers;
import org.consentcourier.grant.Answers.Takes;
import org.consentcourier.grant.PersonAnswer;
import org.consentcourier.http.Refused;
import org.consentcourier.roster.UserIds.Choice;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What IT must decide before somebody is reminded again, or an application goes on. */
@Path("/questions")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
class QuestionPages {

    private static final int PAGE_SIZE = 50;
    private static final int LONGEST_NOTE = 200;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record QuestionList(
            List<Open> questions, int count, @Nullable String next, String done) implements TemplateInstance {

        /** One question; {@code about} is null where it concerns a whole application. */
        record Open(
                Question question,
                String application,
                Takes takes,
                List<Choice> choices,
                @Nullable ConsentRow about) {

            public boolean guard() {
                return takes == Takes.A_DECISION;
            }

            public boolean offersUserIds() {
                return takes == Takes.A_USER_ID || takes == Takes.A_USER_ID_OR_KEEP;
            }

            public boolean mayKeep() {
                return takes == Takes.A_USER_ID_OR_KEEP;
            }

            public List<PersonAnswer> answers() {
                return PersonAnswer.to(question.kind());
            }
        }
    }

    private final OpenQuestions questions;
    private final Answers answers;
    private final ConsentViews consents;
    private final Applications applications;
    private final CurrentUser user;

    QuestionPages(
            OpenQuestions questions,
            Answers answers,
            ConsentViews consents,
            Applications applications,
            CurrentUser user) {
        this.questions = questions;
        this.answers = answers;
        this.consents = consents;
        this.applications = applications;
        this.user = user;
    }

    @GET
    public TemplateInstance open(@RestQuery @DefaultValue("") String done, @RestQuery @Nullable String after) {
        var found = questions.open(Query.uuid(after).orElse(null), PAGE_SIZE + 1);
        var shown = found.subList(0, Math.min(PAGE_SIZE, found.size()));
        var next = found.size() > PAGE_SIZE
                ? "/questions"
                        + Query.string(Map.of("after", shown.getLast().id().toString()))
                : null;
        return new QuestionList(shown.stream().map(this::asked).toList(), questions.count(), next, done);
    }

    @POST
    @Path("{id}/answer")
    @RolesAllowed(Roles.IT)
    public Response answer(@RestPath String id, @RestForm @Nullable String decision, @RestForm @Nullable String note) {
        var question = Query.uuid(id).flatMap(questions::find).orElseThrow(() -> new Refused(404, "No such question."));
        var chosen = Typed.text(decision, LONGEST_NOTE);
        if (chosen.isEmpty()) {
            throw new Refused(400, "Nothing was decided. Go back and choose one of the answers.");
        }
        return switch (answers.answer(question.id(), chosen, Typed.text(note, LONGEST_NOTE), user.name())) {
            case Answers.Outcome.Taken taken -> Html.seeOther("/questions?done=answered");
            case Answers.Outcome.AnsweredBefore before -> Html.seeOther("/questions?done=unchanged");
            case Answers.Outcome.Overtaken overtaken -> Html.seeOther("/questions?done=unchanged");
            case Answers.Outcome.Unknown unknown -> throw new Refused(404, "No such question.");
            case Answers.Outcome.NotAllowed(var allowed) ->
                throw new Refused(400, "This question takes one of these answers: " + String.join(", ", allowed) + ".");
        };
    }

    private QuestionList.Open asked(Question question) {
        var about = Optional.ofNullable(question.requestId()).flatMap(consents::find);
        return new QuestionList.Open(
                question,
                applications.find(question.application()).map(Application::name).orElse(question.application()),
                Takes.of(question.kind()),
                answers.choices(question),
                about.orElse(null));
    }
}
