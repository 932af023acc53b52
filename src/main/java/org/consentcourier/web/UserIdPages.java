package org.consentcourier.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.docusign.Environment;
import org.consentcourier.http.Refused;
import org.consentcourier.roster.UserIds;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What IT chooses or types as somebody's User ID, on the person's page. */
@Path("/people/{id}/user-id")
@RolesAllowed(Roles.IT)
class UserIdPages {

    private final UserIds userIds;
    private final CurrentUser user;

    UserIdPages(UserIds userIds, CurrentUser user) {
        this.userIds = userIds;
        this.user = user;
    }

    @POST
    public Response set(
            @RestPath String id, @RestForm @Nullable String environment, @RestForm @Nullable String userId) {
        var person = Query.uuid(id).orElseThrow(UserIdPages::nobody);
        var where = Query.constant(Environment.class, environment)
                .orElseThrow(
                        () -> new Refused(400, "The form was incomplete. Go back, reload the page and try again."));
        var wanted = Query.uuid(Typed.text(userId, 40))
                .orElseThrow(() -> new Refused(
                        400,
                        "That is no User ID: Docusign's are 36 characters such as 6ba7b810-9dad-41d1-80b4-00c04fd430c8."
                                + " Go back and correct it; nothing was changed."));
        return switch (userIds.set(person, where, wanted, user.name())) {
            case UserIds.Outcome.Done() -> back(id, "user-id");
            case UserIds.Outcome.Unchanged() -> back(id, "same-user-id");
            case UserIds.Outcome.TakenBy(var other) ->
                throw new Refused(
                        409,
                        "This User ID is in use for somebody else, see /people/" + other
                                + ". Correct theirs first; nothing was changed.");
            case UserIds.Outcome.UnknownPerson() -> throw nobody();
        };
    }

    private static Refused nobody() {
        return new Refused(404, "No such person is on the roster.");
    }

    private static Response back(String id, String done) {
        return Html.seeOther("/people/" + id + "?done=" + done);
    }
}
