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
import java.time.LocalDate;
import java.util.List;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.report.ReportDelegate;
import org.consentcourier.report.ReportDelegates;
import org.consentcourier.report.ReportDelegates.Outcome;
import org.consentcourier.report.ReportDelegates.Wish;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who stands in for which manager: for all of them by IT, for themselves by managers. */
@Path("/reports/delegates")
class DelegatePages {

    private static final int LONGEST = 254;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record DelegateList(
            List<Row> delegates,
            View view,
            String done,
            @Nullable String refused) implements TemplateInstance {}

    /** One of them, and whether the time is over or to come. */
    record Row(ReportDelegate delegate, boolean over, boolean toCome) {

        static Row of(ReportDelegate delegate, LocalDate today) {
            var until = delegate.until();
            return new Row(
                    delegate,
                    until != null && until.isBefore(today),
                    delegate.from().isAfter(today));
        }
    }

    /**
     * What the page shows to whom.
     *
     * @param mayChange whether there is a form
     * @param forAll whether any manager may be chosen
     */
    record View(boolean mayChange, boolean forAll) {}

    /** As the form sends it. */
    record Typing(
            @RestForm @Nullable String manager,
            @RestForm @Nullable String delegate,
            @RestForm @Nullable String from,
            @RestForm @Nullable String until) {}

    private final ReportDelegates delegates;
    private final CurrentUser user;

    DelegatePages(ReportDelegates delegates, CurrentUser user) {
        this.delegates = delegates;
        this.user = user;
    }

    @GET
    @RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.MANAGER})
    public TemplateInstance list(@RestQuery @DefaultValue("") String done) {
        return page(done, null);
    }

    @POST
    @RolesAllowed({Roles.IT, Roles.MANAGER})
    public Response set(@BeanParam Typing typed) {
        var delegate = Typed.text(typed.delegate(), LONGEST);
        var outcome = isIt()
                ? delegates.set(wish(Typed.text(typed.manager(), LONGEST), delegate, typed), user.name())
                : delegates.setOwn(wish(own(), delegate, typed), user.name());
        return switch (outcome) {
            case Outcome.Set set -> Html.seeOther("/reports/delegates?done=set");
            case Outcome.Refused(var why) -> Html.page(400, page("", why));
        };
    }

    @POST
    @Path("{id}/end")
    @RolesAllowed({Roles.IT, Roles.MANAGER})
    public Response end(@RestPath String id) {
        var ended = Query.uuid(id)
                .filter(known -> delegates.end(known, isIt() ? null : own(), user.name()))
                .isPresent();
        return Html.seeOther("/reports/delegates?done=" + (ended ? "ended" : "unchanged"));
    }

    private DelegateList page(String done, @Nullable String refused) {
        var all = user.may(Roles.AUDITOR);
        var today = delegates.today();
        var rows = delegates.list(all ? null : own()).stream()
                .map(one -> Row.of(one, today))
                .toList();
        return new DelegateList(rows, new View(user.may(Roles.MANAGER), isIt()), done, refused);
    }

    private boolean isIt() {
        return user.roles().contains(Roles.IT);
    }

    private static Wish wish(String manager, String delegate, Typing typed) {
        return new Wish(manager, delegate, Typed.day(typed.from()), Typed.day(typed.until()));
    }

    private String own() {
        return user.email()
                .orElseThrow(() -> new Refused(403, "Your login has no proven address to find your people by."));
    }
}
