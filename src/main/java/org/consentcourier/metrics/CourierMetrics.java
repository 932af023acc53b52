package org.consentcourier.metrics;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.application.CallBudget;
import org.consentcourier.bounce.Intake;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.docusign.ClockSkew;
import org.consentcourier.docusign.FaultCause;
import org.consentcourier.grant.CheckMade;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.webhook.WebhooksConfig;

/** What can be read at {@code /q/metrics}; labels are keys, states, kinds and causes, never ids or addresses. */
@Singleton
class CourierMetrics {

    private static final String APPLICATION = "application";
    private static final String CHECKS = "courier.checks";

    /** What a scrape says of each. */
    private static final Map<String, String> MEANING = Map.ofEntries(
            entry(CHECKS, "Grant checks this node has made, by what Docusign answered"),
            entry("courier.requests", "Consent requests by state"),
            entry("courier.halted", "1 while the application is halted for this cause"),
            entry("courier.checks.due", "Consent requests whose check is due"),
            entry("courier.started", "1 while people are mailed for the application"),
            entry("courier.docusign.unreachable", "1 while Docusign answers no call of the application"),
            entry("courier.budget.left", "Calls the hourly limit would allow at once"),
            entry("courier.clock.skew.seconds", "How far this machine's clock is ahead of Docusign's"),
            entry("courier.deliveries", "Mails by kind and status"),
            entry("courier.mailbox.unreadable", "1 while the mailbox of bounces cannot be read"),
            entry("courier.questions.open", "Open questions that wait for IT"),
            entry("courier.imports", "Roster imports by how they ended"),
            entry("courier.import.last.seconds", "How long the last import took that ended so"),
            entry("courier.webhook.backlog", "Webhook notices that wait or have failed"));

    private final MeterRegistry registry;
    private final Numbers numbers;
    private final Applications applications;
    private final CallBudget budget;
    private final ClockSkew skew;
    private final Intake intake;
    private final WebhooksConfig webhooks;
    private final Monotonic monotonic;
    private final List<Kept> kept = new ArrayList<>();

    CourierMetrics(
            MeterRegistry registry,
            Numbers numbers,
            Applications applications,
            CallBudget budget,
            ClockSkew skew,
            Intake intake,
            WebhooksConfig webhooks,
            Monotonic monotonic) {
        this.registry = registry;
        this.numbers = numbers;
        this.applications = applications;
        this.budget = budget;
        this.skew = skew;
        this.intake = intake;
        this.webhooks = webhooks;
        this.monotonic = monotonic;
    }

    void onStart(@Observes StartupEvent start) {
        applications();
        mails();
        others();
    }

    /** Counted by this node; the others count theirs. */
    void onCheck(@Observes CheckMade check) {
        Counter.builder(CHECKS)
                .description(MEANING.get(CHECKS))
                .tags(APPLICATION, check.application(), "outcome", check.outcome())
                .register(registry)
                .increment();
    }

    /** What is read next is what is true then. */
    void forget() {
        kept.forEach(Kept::forget);
    }

    private void applications() {
        var requests = keep(numbers::requests);
        var due = keep(numbers::due);
        var halts = keep(numbers::halts);
        var run = keep(numbers::run);
        var left = keep(this::budgets);
        for (var application : applications.all()) {
            var key = application.key();
            var tags = Tags.of(APPLICATION, key);
            for (var state : ConsentStatus.values()) {
                gauge("courier.requests", tags.and("state", state.name()), requests, key, state.name());
            }
            causes().forEach(cause -> gauge("courier.halted", tags.and("cause", cause), halts, key, cause));
            gauge("courier.checks.due", tags, due, key);
            gauge("courier.started", tags, run, key, "started");
            gauge("courier.docusign.unreachable", tags, run, key, "unreachable");
            gauge("courier.budget.left", tags, left, key);
            gauge("courier.clock.skew.seconds", tags, application, this::skew);
        }
    }

    private void mails() {
        var deliveries = keep(numbers::deliveries);
        for (var status : DeliveryStatus.values()) {
            for (var kind : DeliveryKind.values()) {
                gauge(
                        "courier.deliveries",
                        Tags.of("status", status.name(), "kind", kind.name()),
                        deliveries,
                        status.name(),
                        kind.name());
            }
        }
        gauge("courier.mailbox.unreadable", Tags.empty(), intake, mailbox -> mailbox.isUnreadable() ? 1 : 0);
    }

    private void others() {
        var questions = keep(numbers::questions);
        for (var kind : QuestionKind.values()) {
            gauge("courier.questions.open", Tags.of("kind", kind.name()), questions, kind.name());
        }
        var imports = keep(numbers::imports);
        for (var state : ImportState.values()) {
            var tags = Tags.of("state", state.name());
            gauge("courier.imports", tags, imports, state.name(), "count");
            gauge("courier.import.last.seconds", tags, imports, state.name(), "seconds");
        }
        var backlog = keep(numbers::webhooks);
        for (var webhook : webhooks.endpoints().keySet()) {
            for (var state : List.of("WAITING", "FAILED")) {
                gauge("courier.webhook.backlog", Tags.of("webhook", webhook, "state", state), backlog, webhook, state);
            }
        }
    }

    private Table budgets() {
        return new Table(
                applications.all().stream().map(Application::key).collect(toMap(List::of, key ->
                        (double) budget.hourlyLeft(key))),
                0);
    }

    private double skew(Application application) {
        return skew.of(application.integration().accountUri())
                .map(measured -> measured.ahead().toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    /** Whatever may stand as the cause of a halt. */
    private static List<String> causes() {
        return Stream.concat(
                        Stream.of(FaultCause.values()).map(Enum::name),
                        Stream.of(QuestionKind.MASS_UNKNOWN_USERS, QuestionKind.MASS_REVOCATIONS)
                                .map(Enum::name))
                .toList();
    }

    private Kept keep(Supplier<Table> query) {
        var one = new Kept(query, monotonic);
        kept.add(one);
        return one;
    }

    private void gauge(String name, Tags tags, Kept kept, String... labels) {
        gauge(name, tags, kept, tables -> tables.table().number(labels));
    }

    private <T> void gauge(String name, Tags tags, T subject, ToDoubleFunction<T> number) {
        Gauge.builder(name, subject, number)
                .description(MEANING.get(name))
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
