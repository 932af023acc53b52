package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Applications;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.OwnWording;
import org.consentcourier.mail.Rendering;
import org.consentcourier.mail.SampleMail;
import org.consentcourier.mail.Sender;
import org.jboss.resteasy.reactive.RestQuery;

/** What people will read, shown before anybody does, and what to tell a service desk about it. */
@Path("/templates")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
class TemplatePages {

    private static final int LONGEST_NAME = 200;

    /** The mail alone is looked at: it runs nothing, loads nothing, leads nowhere, and is framed by nobody but us. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; form-action 'none'; base-uri 'none'; sandbox";

    private static final String DARK = "(prefers-color-scheme: dark)";

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record TemplateList(
            Choice choice,
            Rendering mail,
            List<SampleMail> kinds,
            List<Spoken> languages,
            List<String> faults,
            Notice notice)
            implements TemplateInstance {}

    /** What is looked at, as it stands in the address. */
    record Choice(SampleMail kind, String language, String name, String look, String application) {

        /** Where the HTML part stands alone. */
        public String frame() {
            return "/templates/mail?kind=%s&language=%s&look=%s&name=%s"
                    .formatted(kind, encoded(language), encoded(look), encoded(name));
        }

        Rendering mail(Sender sender) {
            return kind.to(name, application, Locale.forLanguageTag(language), sender);
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    /** A language one can choose. */
    record Spoken(String tag, String name) {}

    /** What the notice for the service desk names. */
    record Notice(
            String sender, String subject, String days, String from, String until, List<String> hosts, URI page) {}

    private final OwnWording wording;
    private final Applications applications;
    private final MailConfig config;

    TemplatePages(OwnWording wording, Applications applications, MailConfig config) {
        this.wording = wording;
        this.applications = applications;
        this.config = config;
    }

    @GET
    public TemplateInstance show(
            @RestQuery @DefaultValue("INVITATION") String kind,
            @RestQuery @DefaultValue("en") String language,
            @RestQuery @DefaultValue("Ada Lovelace") String name,
            @RestQuery @DefaultValue("light") String look) {
        var choice = choice(kind, language, name, look);
        var mail = choice.mail(Sender.of(config));
        return new TemplateList(
                choice, mail, List.of(SampleMail.values()), languages(), wording.faults(), notice(mail.subject()));
    }

    @GET
    @Path("mail")
    public Response mail(
            @RestQuery @DefaultValue("INVITATION") String kind,
            @RestQuery @DefaultValue("en") String language,
            @RestQuery @DefaultValue("Ada Lovelace") String name,
            @RestQuery @DefaultValue("light") String look,
            RoutingContext request) {
        var choice = choice(kind, language, name, look);
        // In the end, for it to take the place of the one all pages have: of two, both would hold.
        request.addHeadersEndHandler(done -> request.response().putHeader("Content-Security-Policy", POLICY));
        return Response.ok(inLook(choice.mail(Sender.of(config)).html(), look))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    /** A frame has the colours of the browser; which of them a mail program takes is decided here instead. */
    private static String inLook(String html, String look) {
        return html.replace("@media " + DARK, look.equals("dark") ? "@media all" : "@media not all");
    }

    private Choice choice(String kind, String language, String name, String look) {
        var known = languages().stream().anyMatch(spoken -> spoken.tag().equals(language));
        return new Choice(
                Query.constant(SampleMail.class, kind).orElse(SampleMail.INVITATION),
                known ? language : "en",
                Typed.text(name, LONGEST_NAME),
                List.of("dark", "phone").contains(look) ? look : "light",
                applications.all().getFirst().name());
    }

    private List<Spoken> languages() {
        return wording.languages().stream()
                .map(language -> new Spoken(language.toLanguageTag(), language.getDisplayName(Locale.ENGLISH)))
                .toList();
    }

    private Notice notice(String subject) {
        var window = config.window();
        return new Notice(
                config.from(),
                subject,
                String.join(
                        ", ",
                        window.days().days().stream()
                                .sorted()
                                .map(TemplatePages::name)
                                .toList()),
                window.from().toString(),
                window.until().toString(),
                applications.all().stream()
                        .map(application -> application.integration().accountUri() + "/")
                        .distinct()
                        .toList(),
                applications.page("/"));
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
