package org.consentcourier.preflight;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.consentcourier.application.Application;
import org.consentcourier.mail.MailRoute;
import org.consentcourier.mail.MailServerProbe;
import org.eclipse.microprofile.config.Config;

/** A session with the mail server up to where a mail would be handed over. */
@Singleton
class MailServerCheck implements Check {

    private static final String LATER =
            "Check host, port, start-tls, username and password of quarkus.mailer, and that the"
                    + " firewall lets this machine reach the mail server.";

    private static final String TRUST =
            "Have Java trust it, or the authority that signed it (-Djavax.net.ssl.trustStore), or name the file with it in"
                    + " quarkus.tls.mail.trust-store.pem.certs and set quarkus.mailer.tls-configuration-name to mail. It must"
                    + " be issued for the very name that quarkus.mailer.host says.";

    private static final String NO_TOKEN =
            "Check courier.mail.oauth2.token-uri, client-id, client-secret and scope: the"
                    + " secret may have expired, and this machine must reach the token server.";

    private static final String NOT_LET_IN =
            "Check username and password of quarkus.mailer. With a token, check that the"
                    + " application has the permission SMTP.SendAsApp with an administrator's consent, and is let into the mailbox"
                    + " that quarkus.mailer.username names.";

    private static final String NOT_TAKEN =
            "Ask whoever runs the mail server to let this machine, or its login, send to others as courier.mail.from"
                    + " says; it may also want another quarkus.mailer.own-host-name.";

    private final MailServerProbe server;
    private final MailRoute route;
    private final Duration patience;

    MailServerCheck(MailServerProbe server, Config config, PreflightConfig preflight) {
        this.server = server;
        this.route = MailRoute.in(config);
        // Enough is left to tell what happened.
        this.patience = preflight.timeout().multipliedBy(4).dividedBy(5);
    }

    @Override
    public List<Finding> look(Application application) {
        return List.of(look(server, route, patience));
    }

    @Override
    public List<Finding> tooLate(Application application, String reason) {
        return List.of(look(route).red(reason, LATER));
    }

    static Finding look(MailServerProbe server, MailRoute route, Duration patience) {
        if (route.mock()) {
            return look(route)
                    .red("No mail leaves: quarkus.mailer.mock is true.", "Take quarkus.mailer.mock out and restart.");
        }
        return switch (server.probe(patience)) {
            case MailServerProbe.Outcome.Ready() -> ready(route, server.doubtfulName());
            case MailServerProbe.Outcome.Untrusted(var reason) ->
                look(route).red("Its certificate is not trusted, so no mail is sent: " + reason + ".", TRUST);
            case MailServerProbe.Outcome.NoToken(var reason) ->
                look(route).red("No access token can be had: " + reason + ".", NO_TOKEN);
            case MailServerProbe.Outcome.LoginRefused(var reason) ->
                look(route).red("It does not let us in: " + reason + ".", NOT_LET_IN);
            case MailServerProbe.Outcome.NotTaken(var reason) ->
                look(route).red("It lets us in and takes no mail from us: " + reason + ".", NOT_TAKEN);
            case MailServerProbe.Outcome.Refused(var reason) ->
                look(route).red("It cannot be used: " + reason + ".", LATER);
        };
    }

    private static Finding ready(MailRoute route, Optional<String> doubtfulName) {
        if (route.isOnThisMachine()) {
            return look(route).passed("It is ready to take mail, on this machine.");
        }
        if (!route.encrypted()) {
            return look(route)
                    .warning(
                            "It is ready to take mail, but an attacker could have it sent in plain text, the password too.",
                            "Set quarkus.mailer.start-tls=REQUIRED, or quarkus.mailer.tls=true for port 465.");
        }
        if (route.trustsAnybody()) {
            return look(route)
                    .warning(
                            "It is ready to take mail, but its certificate is not looked at.",
                            "Take quarkus.mailer.trust-all out, and have Java trust the server's certificate.");
        }
        return doubtfulName
                .map(name -> look(route)
                        .warning(
                                "It lets us in, but we introduce ourselves as " + name
                                        + ", and servers may refuse each mail for a name without a domain.",
                                "Set quarkus.mailer.own-host-name to the full name of this machine."))
                .orElseGet(() -> look(route).passed("It is ready to take mail, by TLS."));
    }

    private static Finding.Look look(MailRoute route) {
        return Finding.look(
                Topic.MAIL_SERVER, route.address() + (route.login() ? ", with a login" : ", without a login"));
    }
}
