package org.consentcourier.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.alarm.ItAddresses;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.delivery.Order.OfSample;
import org.consentcourier.http.Refused;
import org.consentcourier.mail.OwnWording;
import org.consentcourier.mail.Rendering;
import org.consentcourier.mail.SampleMail;
import org.consentcourier.outreach.Preview;
import org.consentcourier.outreach.TestMails;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** What people will read, shown before anybody does, and what to tell a service desk about it. */
@Path("/templates")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
class TemplatePages {

    private static final int TOO_MANY = 429;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record TemplateList(
            MailChoice choice,
            List<ConsentRow> found,
            Preview preview,
            Offer offer,
            List<String> faults,
            Rendering notice)
            implements TemplateInstance {}

    /** What may be chosen, and where a test may go. */
    record Offer(
            List<SampleMail> kinds, List<Spoken> languages, List<Application> applications, List<String> addresses) {}

    /** A language one can choose. */
    record Spoken(String tag, String name) {}

    private final OwnWording wording;
    private final MailChoices choices;
    private final TestMails tests;
    private final ItAddresses addresses;
    private final Applications applications;
    private final AuditTrail audit;
    private final CurrentUser user;
    private final Announcements announcements;

    TemplatePages(
            OwnWording wording,
            MailChoices choices,
            TestMails tests,
            ItAddresses addresses,
            Applications applications,
            AuditTrail audit,
            CurrentUser user,
            Announcements announcements) {
        this.wording = wording;
        this.choices = choices;
        this.tests = tests;
        this.addresses = addresses;
        this.applications = applications;
        this.audit = audit;
        this.user = user;
        this.announcements = announcements;
    }

    /** A test, sent with a button. */
    static class Wanted {
        @RestForm
        String kind = "";

        @RestForm
        String language = "";

        @RestForm
        String application = "";

        @RestForm
        String to = "";
    }

    @GET
    public TemplateInstance show(@BeanParam MailWish wish) {
        var found = choices.found(wish);
        var choice = choices.choice(wish, found);
        var preview = choices.preview(choice);
        return new TemplateList(
                choice,
                found,
                preview,
                new Offer(
                        List.of(SampleMail.values()),
                        languages(),
                        applications.all(),
                        user.may(Roles.IT) ? addresses.of(user.email()) : List.of()),
                wording.faults(),
                announcements.in(choices.spoken(choice.language())));
    }

    @GET
    @Path("mail")
    public Response mail(@BeanParam MailWish wish, RoutingContext request) {
        var choice = choices.choice(wish, choices.found(wish));
        return MailFrame.answer(choices.preview(choice).mail().html(), choice.look(), request);
    }

    /** What to tell people before the first mail, to be copied into a page of the company. */
    @GET
    @Path("notice")
    public Response notice(@RestQuery @DefaultValue("en") String language, RoutingContext request) {
        return MailFrame.answer(announcements.in(choices.spoken(language)).html(), "light", request);
    }

    @POST
    @Path("test")
    @RolesAllowed(Roles.IT)
    public Response test(@BeanParam Wanted wanted) {
        var kind = Query.constant(SampleMail.class, wanted.kind)
                .orElseThrow(() -> new Refused(400, "There is no such mail. Nothing was sent."));
        var application = applications
                .find(wanted.application)
                .orElseThrow(() -> new Refused(400, "There is no such application. Nothing was sent."));
        if (!addresses.of(user.email()).contains(wanted.to)) {
            throw new Refused(400, "A test goes to your own address or to one of courier.alarms.to. Nothing was sent.");
        }
        var sample = new OfSample(kind, Locale.forLanguageTag(choices.spoken(wanted.language)));
        var id = QuarkusTransaction.requiringNew().call(() -> {
            var ordered = tests.order(sample, application.key(), wanted.to);
            ordered.ifPresent(test ->
                    audit.record(user.name(), "ordered a test mail", test.toString(), kind + " " + sample.language()));
            return ordered;
        });
        return Html.seeOther(id.map(test -> "/deliveries/" + test + "/mail")
                .orElseThrow(() -> new Refused(TOO_MANY, "That were enough tests for a minute. Nothing was sent.")));
    }

    private List<Spoken> languages() {
        return wording.languages().stream()
                .map(language -> new Spoken(language.toLanguageTag(), language.getDisplayName(Locale.ENGLISH)))
                .toList();
    }
}
