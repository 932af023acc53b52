package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.alarm.ItAddresses;
import org.consentcourier.application.Applications;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.delivery.Order.OfSample;
import org.consentcourier.http.Refused;
import org.consentcourier.mail.OwnWording;
import org.consentcourier.mail.SampleMail;
import org.consentcourier.outreach.Previews;
import org.consentcourier.outreach.TestMails;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Mails before they are sent: looked at, and tried on IT itself. */
@Path("/api/v1/mails")
@Tag(name = "Deliveries")
class MailsResource {

    private static final int TOO_MANY = 429;

    private final Previews previews;
    private final TestMails tests;
    private final ItAddresses addresses;
    private final OwnWording wording;
    private final Applications applications;
    private final AuditTrail audit;
    private final CurrentUser user;

    MailsResource(
            Previews previews,
            TestMails tests,
            ItAddresses addresses,
            OwnWording wording,
            Applications applications,
            AuditTrail audit,
            CurrentUser user) {
        this.previews = previews;
        this.tests = tests;
        this.addresses = addresses;
        this.wording = wording;
        this.applications = applications;
        this.audit = audit;
        this.user = user;
    }

    /** A mail in words, and as it would go over the wire. */
    record Previewed(String subject, String html, String text, String source, String wording) {}

    /**
     * A test that is wanted.
     *
     * @param language one mails are written in; absent: English
     * @param to an address of IT
     */
    record Wanted(
            @NotNull SampleMail kind,
            @Nullable String language,
            @NotBlank String application,
            @NotBlank String to) {}

    /** The delivery that was ordered. */
    record Ordered(UUID id) {}

    @GET
    @Path("preview")
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(
            operationId = "previewMail",
            summary = "A mail as a person would get it",
            description =
                    "Nothing is sent, and its links let nobody in. A kind that asks nobody for consent, such as the weekly"
                            + " report, is written to somebody who does not exist.")
    public Previewed preview(
            @QueryParam("consent") @Parameter(description = "Id of the consent that is asked for") @NotNull
                    UUID consent,
            @QueryParam("kind")
                    @DefaultValue("INVITATION")
                    @Parameter(schema = @Schema(implementation = SampleMail.class))
                    String kind,
            @QueryParam("language") @Nullable String language) {
        @Nullable SampleMail wanted = Wrong.unlessOneOf(SampleMail.class, "kind", kind);
        return previews.toPerson(
                        consent,
                        wanted == null ? SampleMail.INVITATION : wanted,
                        Optional.ofNullable(language).map(this::spoken))
                .map(preview -> new Previewed(
                        preview.mail().subject(),
                        preview.mail().html(),
                        preview.mail().text(),
                        preview.source(),
                        preview.mail().wording()))
                .orElseThrow(NotFoundException::new);
    }

    @POST
    @Path("test")
    @RolesAllowed(Roles.IT)
    @Transactional
    @Operation(
            operationId = "sendTestMail",
            summary = "Send a mail to IT itself, to try it",
            description =
                    "Written to somebody who does not exist and marked as a test in its subject. It goes to the address of who"
                            + " asks or to one of courier.alarms.to, nobody else, and not more than five times a minute.")
    public Ordered test(@Valid @NotNull Wanted wanted) {
        var application =
                applications.find(wanted.application()).orElseThrow(() -> new Refused(400, "No such application."));
        if (!addresses.of(user.email()).contains(wanted.to())) {
            throw new Refused(400, "A test goes to your own address or to one of courier.alarms.to.");
        }
        var language = wanted.language() == null ? Locale.ENGLISH : spoken(wanted.language());
        var id = tests.order(new OfSample(wanted.kind(), language), application.key(), wanted.to())
                .orElseThrow(() -> new Refused(TOO_MANY, "That were enough tests for a minute."));
        audit.record(user.name(), "ordered a test mail", id.toString(), wanted.kind() + " " + language);
        return new Ordered(id);
    }

    private Locale spoken(String tag) {
        return wording.languages().stream()
                .filter(language -> language.toLanguageTag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new Refused(400, "No mail is written in the language " + tag + "."));
    }
}
