package org.consentcourier.preflight;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.docusign.ClockSkew;
import org.consentcourier.docusign.FaultCause;
import org.consentcourier.docusign.GrantOutcome;
import org.consentcourier.docusign.GrantOutcome.ApplicationFault;
import org.consentcourier.docusign.GrantOutcome.Unavailable;
import org.consentcourier.docusign.Integration;
import org.consentcourier.docusign.TokenClient;

/** One grant for a User ID nobody has: its answer tells of host, clock and keys, and nothing of a person. */
@Singleton
class DocusignCheck implements Check {

    private final TokenClient docusign;
    private final DocusignCalls calls;
    private final ClockSkew skew;

    DocusignCheck(TokenClient docusign, DocusignCalls calls, ClockSkew skew) {
        this.docusign = docusign;
        this.calls = calls;
        this.skew = skew;
    }

    @Override
    public List<Finding> look(Application application) {
        var hindrance = calls.hindrance(application);
        if (hindrance.isPresent()) {
            return notAsked(application, hindrance.get());
        }
        var outcome = grant(application, application.integration());
        if (isSilence(outcome)) {
            return silent(application, ((Unavailable) outcome).reason());
        }
        var next = application.next().map(integration -> grant(application, integration));
        return Stream.concat(
                        Stream.of(
                                AccountHost.answered(application),
                                clock(application, outcome),
                                KeyWords.current(application, outcome, next)),
                        next.map(answer -> KeyWords.next(application, answer)).stream())
                .toList();
    }

    @Override
    public List<Finding> tooLate(Application application, String reason) {
        return silent(application, reason);
    }

    private GrantOutcome grant(Application application, Integration integration) {
        return calls.ask(application, () -> docusign.tryGrant(integration, UUID.randomUUID()));
    }

    private Finding clock(Application application, GrantOutcome outcome) {
        var host = application.integration().accountUri();
        var look = Finding.look(Topic.CLOCK, "this machine's clock against Docusign's, by its answer's header Date");
        var measured = skew.of(host).map(wrong -> wrong.inWords()).orElse("Docusign's answer does not say its time.");
        if (isExpired(outcome)) {
            return look.red(FaultCause.EXPIRED_ASSERTION.explanation() + " " + measured, ClockSkew.REMEDY);
        }
        if (skew.alarming(host).isPresent()) {
            return look.warning(
                    measured + " Docusign still accepts that; some minutes more, and it refuses everything.",
                    ClockSkew.REMEDY);
        }
        return skew.of(host).isPresent() ? look.passed(measured) : look.notLookedAt(measured);
    }

    private static List<Finding> silent(Application application, String reason) {
        return Stream.concat(
                        Stream.of(AccountHost.silent(application, reason)),
                        unasked(application, "Nobody answered that could be asked."))
                .toList();
    }

    private static List<Finding> notAsked(Application application, String why) {
        return Stream.concat(Stream.of(AccountHost.look(application).notLookedAt(why)), unasked(application, why))
                .toList();
    }

    private static Stream<Finding> unasked(Application application, String why) {
        return Stream.of(
                        Optional.of(Topic.CLOCK),
                        Optional.of(Topic.INTEGRATION_KEY),
                        application.next().map(_ -> Topic.NEXT_KEY))
                .flatMap(Optional::stream)
                .map(topic -> Finding.look(topic, "").notLookedAt(why));
    }

    private static boolean isSilence(GrantOutcome outcome) {
        return outcome instanceof Unavailable(var _, var evidence, var _) && evidence.httpStatus() == null;
    }

    private static boolean isExpired(GrantOutcome outcome) {
        return outcome instanceof ApplicationFault(var cause, var evidence) && cause == FaultCause.EXPIRED_ASSERTION;
    }
}
