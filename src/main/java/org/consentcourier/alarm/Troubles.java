package org.consentcourier.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationState;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.bounce.MailboxOutage;
import org.consentcourier.delivery.Sending;
import org.consentcourier.docusign.ClockSkew;
import org.consentcourier.docusign.FaultCause;
import org.consentcourier.mail.FailureCause;

/** Looks at what is stored of each application and at this machine's clock; asks nobody. */
@ApplicationScoped
class Troubles {

    /** Short names of what has no cause of Docusign's. */
    private static final String UNREACHABLE = "UNREACHABLE";

    private static final String LIMITED = "RATE_LIMITED";

    private static final String SKEWED = "CLOCK_SKEW";

    /** Where mail troubles are. */
    static final String MAIL_SERVER = "mail server";

    /** Where troubles of what comes back are. */
    static final String MAILBOX = "mailbox";

    private final Applications applications;
    private final ApplicationStates states;
    private final ClockSkew skew;
    private final Machine machine;
    private final Sending sending;
    private final MailboxOutage mailbox;
    private final Clock clock;
    private final AlarmsConfig config;

    Troubles(
            Applications applications,
            ApplicationStates states,
            ClockSkew skew,
            Machine machine,
            Sending sending,
            MailboxOutage mailbox,
            AlarmsConfig config,
            Clock clock) {
        this.applications = applications;
        this.states = states;
        this.skew = skew;
        this.machine = machine;
        this.sending = sending;
        this.mailbox = mailbox;
        this.clock = clock;
        this.config = config;
    }

    /** What is wrong now. */
    @Transactional
    List<Trouble> now() {
        var troubles = new ArrayList<Trouble>();
        for (var application : applications.all()) {
            var state = states.of(application.key());
            halt(state).ifPresent(troubles::add);
            limit(state).or(() -> outage(state)).ifPresent(troubles::add);
        }
        skewed().ifPresent(troubles::add);
        mail().ifPresent(troubles::add);
        mailbox().ifPresent(troubles::add);
        return troubles;
    }

    /** Whether this node can tell that nothing is wrong there: it knows the application, or has measured its own clock. */
    boolean canTellOf(String place) {
        return place.equals(MAIL_SERVER)
                || place.equals(MAILBOX)
                || applications.find(place).isPresent()
                || (machine.name().equals(place) && isMeasured());
    }

    private boolean isMeasured() {
        return hosts().anyMatch(host -> skew.of(host).isPresent());
    }

    private static Optional<Trouble> halt(ApplicationState state) {
        return state.halt().map(halt -> halt.probeAt() == null ? held(state.application(), halt) : fault(state, halt));
    }

    /** What IT must decide is told in one piece; it is answered on a page. */
    private static Trouble held(String application, ApplicationState.Halt halt) {
        return new Trouble(
                Topic.HELD,
                application,
                halt.cause(),
                halt.detail(),
                "Find out whether so many answers can be true. If something was wrong, mend it and have Docusign asked again;"
                        + " if they are true, let them count. Both are answers to the open question.",
                halt.since());
    }

    private static Trouble fault(ApplicationState state, ApplicationState.Halt halt) {
        var fix = Stream.of(FaultCause.values())
                .filter(cause -> cause.name().equals(halt.cause()))
                .map(FaultCause::remedy)
                .findFirst()
                .orElse("");
        var said = halt.detail().endsWith(fix)
                ? halt.detail().substring(0, halt.detail().length() - fix.length())
                : halt.detail();
        return new Trouble(Topic.FAULT, state.application(), halt.cause(), said.strip(), fix, halt.since());
    }

    private Optional<Trouble> limit(ApplicationState state) {
        return state.limitedSince()
                .filter(since -> state.isLimitedFor(config.outageAfter(), clock.instant()))
                .map(since -> new Trouble(
                        Topic.LIMIT,
                        state.application(),
                        LIMITED,
                        "Docusign answers every call with one of its limits: too many calls.",
                        "Look who else makes calls with this integration key or in this account: the limits are those of all"
                                + " together. If it is us, lower courier.grants.per-second and courier.grants.per-hour.",
                        since));
    }

    private Optional<Trouble> outage(ApplicationState state) {
        return state.outage()
                .filter(outage -> state.isOutFor(config.outageAfter(), clock.instant()))
                .map(outage -> new Trouble(
                        Topic.OUTAGE,
                        state.application(),
                        UNREACHABLE,
                        "Docusign answers no call: " + outage.reason() + ".",
                        "Look whether Docusign reports an outage of its own (status.docusign.com). If not, check that this"
                                + " machine reaches the account host: network, firewall, proxy, name resolution.",
                        outage.since()));
    }

    private Optional<Trouble> skewed() {
        return hosts().flatMap(host -> skew.alarming(host).stream())
                .findFirst()
                .map(wrong -> new Trouble(
                        Topic.CLOCK, machine.name(), SKEWED, wrong.inWords(), ClockSkew.REMEDY, wrong.measuredAt()));
    }

    /** A rule of the server does not end by itself; that it is away for a while is what queues are for. */
    private Optional<Trouble> mail() {
        return sending.trouble()
                .filter(trouble -> trouble.cause() == FailureCause.POLICY || lasts(trouble.since()))
                .map(trouble -> new Trouble(
                        Topic.MAIL,
                        MAIL_SERVER,
                        trouble.cause().name(),
                        "The mail server takes nothing from us: " + trouble.reply() + ".",
                        trouble.cause() == FailureCause.POLICY
                                ? "Ask whoever runs the mail server whether this machine and sender may send."
                                : "Check that it runs, and host, port, TLS and login of quarkus.mailer.",
                        trouble.since()));
    }

    private Optional<Trouble> mailbox() {
        return mailbox.now()
                .filter(outage -> lasts(outage.since()))
                .map(outage -> new Trouble(
                        Topic.MAILBOX,
                        MAILBOX,
                        UNREACHABLE,
                        "The mailbox of bounces and replies cannot be read: " + outage.reason() + ".",
                        "Check that its server runs, and host, port, tls, user and password or oauth2 of courier.bounces.",
                        outage.since()));
    }

    private boolean lasts(Instant since) {
        return !since.plus(config.outageAfter()).isAfter(clock.instant());
    }

    private Stream<URI> hosts() {
        return applications.all().stream()
                .map(Application::integration)
                .map(integration -> integration.accountUri())
                .distinct();
    }
}
