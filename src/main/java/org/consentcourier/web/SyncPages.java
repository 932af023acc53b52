package org.consentcourier.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.directory.DirectorySync;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The users of a Docusign account taken for a roster file, always as a dry run, whose page tells how many are read. */
@Path("/import/sync")
@RolesAllowed(Roles.IT)
class SyncPages {

    private final ImportForms forms;
    private final DirectorySync sync;
    private final CurrentUser user;

    SyncPages(ImportForms forms, DirectorySync sync, CurrentUser user) {
        this.forms = forms;
        this.sync = sync;
        this.user = user;
    }

    @POST
    public Response look(@RestForm @Nullable String application, @RestForm @Nullable String mode) {
        var known = forms.listing(application)
                .orElseThrow(
                        () -> new Refused(404, "There is no application of this key whose users Docusign can list."));
        var wish = new DirectorySync.Wish("full".equals(mode) ? ImportMode.FULL : ImportMode.ADD, true, user.name());
        return switch (sync.begin(known, wish)) {
            case DirectorySync.Begun.Running(var id) -> Html.seeOther("/import/" + id);
            case DirectorySync.Begun.Refused(var why) -> Html.page(409, forms.form(ImportPages.Draft.EMPTY, why));
        };
    }
}
