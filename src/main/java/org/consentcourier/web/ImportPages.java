package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.roster.BackgroundImports;
import org.consentcourier.roster.BackgroundImports.Begun;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.RosterImport;
import org.jspecify.annotations.Nullable;

/** The form for a roster file, which is only looked at first, and what was imported before. */
@Path("/import")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
class ImportPages {

    /** @param listing applications whose users Docusign can be asked for */
    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ImportForm(
            List<Application> applications,
            List<Application> listing,
            List<String> charsets,
            List<Past> history,
            Draft draft,
            @Nullable String problem)
            implements TemplateInstance {}

    /** An import of the history. */
    record Past(RosterImport roster, int notTaken) {}

    /** What the form is filled with. */
    record Draft(List<String> applications, boolean full, String rows, String charset, String sheet) {

        static final Draft EMPTY = new Draft(List.of(), false, "", "", "");

        public boolean tellsHowToRead() {
            return !charset.isEmpty() || !sheet.isEmpty();
        }
    }

    private final ImportForms forms;
    private final BackgroundImports background;
    private final CurrentUser user;

    ImportPages(ImportForms forms, BackgroundImports background, CurrentUser user) {
        this.forms = forms;
        this.background = background;
        this.user = user;
    }

    @GET
    public TemplateInstance form() {
        return forms.form(Draft.EMPTY, null);
    }

    @POST
    @RolesAllowed(Roles.IT)
    public Response look(@BeanParam ImportUpload upload) {
        if (upload.hasFile() && upload.hasRows()) {
            return refused(upload, 400, "Choose a file or paste rows, not both.");
        }
        var content = upload.content();
        if (content.isEmpty()) {
            return refused(upload, 400, "Choose a file, or paste rows.");
        }
        return switch (background.begin(upload.request(user.name()), content.get())) {
            case Begun.Running(var id) -> Html.seeOther("/import/" + id);
            case Begun.ColumnsUnclear(var id, var problem) -> Html.seeOther("/import/" + id + "/columns");
            case Begun.Refused(var why) ->
                refused(upload, why instanceof ImportResult.TooLarge ? 413 : 400, ImportProblem.of(why));
        };
    }

    private Response refused(ImportUpload upload, int status, String problem) {
        return Html.page(status, forms.form(upload.draft(), problem));
    }
}
