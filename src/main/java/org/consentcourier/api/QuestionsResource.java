package org.consentcourier.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.OpenQuestions.Question;
import org.consentcourier.grant.Answers;
import org.consentcourier.http.Refused;
import org.consentcourier.roster.UserIds;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/questions")
@Tag(name = "Questions", description = "What IT must decide; reminders wait for it and no state changes")
class QuestionsResource {

    private final OpenQuestions questions;
    private final Answers answers;
    private final CurrentUser user;

    QuestionsResource(OpenQuestions questions, Answers answers, CurrentUser user) {
        this.questions = questions;
        this.answers = answers;
        this.user = user;
    }

    /**
     * An open question.
     *
     * @param choices the User IDs it may be answered by, where it is about one
     * @param answers the words it may be answered by
     */
    record Asked(@JsonUnwrapped Question question, List<UserIds.Choice> choices, List<String> answers) {}

    /**
     * What IT answers.
     *
     * @param note kept with an answer about a person; of an exemption it is the reason
     */
    record Answer(
            @NotBlank @Size(max = 500) String answer,
            @Nullable @Size(max = 200) String note) {

        private String noted() {
            return note == null ? "" : note.strip();
        }
    }

    @GET
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(operationId = "listQuestions", summary = "The open questions, oldest first")
    public Listing<Asked> list(@BeanParam Page page) {
        var after = page.after(id -> questions.find(id).isPresent());
        var found = questions.open(after, page.oneMore()).stream()
                .map(question -> new Asked(question, answers.choices(question), Answers.words(question.kind())))
                .toList();
        return Listing.of(found, page, asked -> asked.question().id());
    }

    @POST
    @Path("{id}/answer")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "answerQuestion",
            summary = "Answer a question",
            description =
                    "A mass guard (MASS_…) takes \"confirm\", let Docusign's answers count, or \"recheck\", what was"
                            + " wrong is mended; either lets the application go on. SEVERAL_USER_IDS takes one of its"
                            + " choices, which is used from then on; so does OTHER_USER_ID_GRANTED, or \"keep\". NOT_ME takes"
                            + " \"right\" (reminders go on), \"wrong-person\" (exempt) or \"left\" (off the roster of the"
                            + " application); LEFT_COMPANY \"left\", \"stays\" (reminders go on) or \"exempt\";"
                            + " WRONG_MANAGER \"corrected\" or \"theirs\" (reminders go on) or \"left\"; EXEMPTION_WANTED"
                            + " \"exempt\" or \"go-on\"; DECLINED \"reopen\" (a new round), \"exempt\" or \"leave\"."
                            + " Anything else is refused (400); what else is to be said is the note. Refused (409) where the"
                            + " state is another by now.")
    public Question answer(UUID id, @Valid @NotNull Answer answer) {
        return switch (answers.answer(id, answer.answer().strip(), answer.noted(), user.name())) {
            case Answers.Outcome.Taken(var question) -> question;
            case Answers.Outcome.Unknown() -> throw new NotFoundException();
            case Answers.Outcome.AnsweredBefore(var question) ->
                throw new Refused(409, "The question was answered before.");
            case Answers.Outcome.Overtaken(var question) ->
                throw new Refused(409, "The person is in another state by now; nothing was changed.");
            case Answers.Outcome.NotAllowed(var allowed) ->
                throw Wrong.parameter("answer", "must be one of " + String.join(", ", allowed));
        };
    }
}
