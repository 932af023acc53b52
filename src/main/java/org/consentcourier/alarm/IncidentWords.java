package org.consentcourier.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.mail.Alarm;
import org.consentcourier.mail.AllClear;
import org.consentcourier.mail.Rendering;

/** Puts an incident into words, in English as IT's pages are. */
@ApplicationScoped
class IncidentWords {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Applications applications;

    IncidentWords(Applications applications) {
        this.applications = applications;
    }

    Rendering alarm(Incident incident) {
        var trouble = incident.trouble();
        return Rendering.of(new Alarm(
                title(trouble),
                moment(trouble.since()),
                trouble.said(),
                trouble.fix(),
                outlook(trouble.topic()),
                applications.page(trouble.topic() == Topic.HELD ? "/questions" : "/overview")));
    }

    Rendering allClear(Incident incident) {
        var trouble = incident.trouble();
        return Rendering.of(new AllClear(
                over(trouble),
                moment(trouble.since()),
                moment(Objects.requireNonNull(incident.endedAt())),
                title(trouble),
                applications.page("/overview")));
    }

    private String title(Trouble trouble) {
        var name = name(trouble.place());
        return switch (trouble.topic()) {
            case FAULT -> name + " is halted: nobody is checked or mailed";
            case HELD -> name + " waits for a decision of IT: nobody is checked or mailed";
            case OUTAGE -> "Docusign does not answer " + name;
            case LIMIT -> "Docusign lets no call of " + name + " pass";
            case CLOCK -> "The clock of " + name + " is wrong";
            case MAIL -> "The mail server takes nothing";
            case MAILBOX -> "The mailbox of bounces cannot be read";
        };
    }

    private String over(Trouble trouble) {
        var name = name(trouble.place());
        return switch (trouble.topic()) {
            case FAULT, HELD -> name + " goes on again";
            case OUTAGE -> "Docusign answers " + name + " again";
            case LIMIT -> "Docusign lets calls of " + name + " pass again";
            case CLOCK -> "The clock of " + name + " is right again";
            case MAIL -> "The mail server takes mail again";
            case MAILBOX -> "The mailbox of bounces is read again";
        };
    }

    private static String outlook(Topic topic) {
        return switch (topic) {
            case FAULT ->
                "Nobody's state has changed. One request is tried every few minutes; when Docusign answers it, the"
                        + " application goes on by itself and you get one more mail.";
            case HELD ->
                "Those answers are held: no state has changed for them and nobody was mailed. Nothing goes on before the"
                        + " question is answered.";
            case OUTAGE ->
                "Nobody's state changes, and no mail that asks for consent leaves without a fresh check. Checks are tried"
                        + " again every minute or so; when Docusign answers, everything goes on by itself and you get one more mail.";
            case LIMIT ->
                "Nobody's state changes, and no mail that asks for consent leaves without a fresh check. Calls go on when the"
                        + " time Docusign names has come; when one passes, you get one more mail.";
            case CLOCK ->
                "Docusign refuses requests whose time is wrong by minutes; then every application of this machine is halted.";
            case MAIL ->
                "Nobody is given up for it. One mail is tried every few minutes; when it is taken, all leave by themselves.";
            case MAILBOX ->
                "Mail leaves as before, but what comes back goes unnoticed: people are reminded at addresses that take no mail,"
                        + " and while they are away. It is tried again every minute or so; when it can be read, all that came"
                        + " meanwhile has its effect.";
        };
    }

    private String name(String place) {
        return applications.find(place).map(Application::name).orElse(place);
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant);
    }
}
