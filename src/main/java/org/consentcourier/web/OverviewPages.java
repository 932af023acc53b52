package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationState;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.RunState;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.Coverage;
import org.consentcourier.consent.Coverages;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.docusign.ClockSkew;
import org.consentcourier.docusign.Skew;
import org.consentcourier.grant.CheckQueue;
import org.consentcourier.outreach.PolicyChange;
import org.consentcourier.outreach.PolicyChanges;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImports;
import org.consentcourier.roster.directory.DirectoryPauses;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How far every application is, and what keeps it from going on. */
@Path("/overview")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.DEVELOPER})
class OverviewPages {

    private static final int IMPORTS = 3;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Overview(
            List<Progress> applications,
            int questions,
            List<Map.Entry<DeliveryStatus, Long>> deliveries,
            List<Map.Entry<String, Long>> held,
            List<RosterImport> imports,
            boolean empty,
            String done)
            implements TemplateInstance {}

    /**
     * One application at a glance.
     *
     * @param asked everybody who is to consent: neither exempt nor gone
     * @param others whether this node runs it with other settings than all others should
     * @param question whether what halts it waits for an answer of IT
     * @param outage since when Docusign answers no call
     * @param checks what holds its checks
     * @param directory what keeps its users from being looked up
     * @param clock how wrong this machine's clock is, where it is wrong enough to be told
     * @param covered how many mails administrative consent would save; counted only before the start, when it matters most
     * @param open how many it might save, where no claimed domain is set; likewise
     * @param policy what was last changed in how people are asked and reminded
     */
    record Progress(
            String key,
            String name,
            String environment,
            @Nullable LocalDate goLive,
            boolean started,
            boolean wavesOnly,
            boolean confirmRequired,
            boolean others,
            Instant since,
            String by,
            ApplicationState.@Nullable Halt halt,
            boolean question,
            ApplicationState.@Nullable Outage outage,
            CheckQueue.Standing checks,
            DirectoryPauses.@Nullable Problem directory,
            @Nullable String clock,
            long covered,
            long open,
            @Nullable PolicyChange policy,
            long granted,
            long asked,
            List<Map.Entry<ConsentStatus, Long>> states) {

        public long percent() {
            return asked == 0 ? 0 : granted * 100 / asked;
        }

        static Progress of(
                Application application,
                ApplicationState state,
                CheckQueue.Standing checks,
                DirectoryPauses.@Nullable Problem directory,
                @Nullable String clock,
                Coverage coverage,
                @Nullable PolicyChange policy,
                Map<ConsentStatus, Long> counts) {
            var halt = state.halt().orElse(null);
            var out = counts.getOrDefault(ConsentStatus.EXEMPT, 0L) + counts.getOrDefault(ConsentStatus.LEFT, 0L);
            var all = counts.values().stream().mapToLong(Long::longValue).sum();
            return new Progress(
                    application.key(),
                    application.name(),
                    application.environment().name().toLowerCase(Locale.ROOT),
                    application.goLive().orElse(null),
                    state.runState() == RunState.STARTED,
                    state.wavesOnly(),
                    state.confirmRequired(),
                    state.runsWithOthers(),
                    state.runStateSince(),
                    state.runStateBy(),
                    halt,
                    halt != null && halt.probeAt() == null,
                    state.outage().orElse(null),
                    checks,
                    directory,
                    clock,
                    coverage.covered(),
                    application.claimedDomains().isEmpty() ? coverage.others() : 0,
                    policy,
                    counts.getOrDefault(ConsentStatus.GRANTED, 0L),
                    all - out,
                    counts.entrySet().stream()
                            .filter(count -> count.getValue() > 0)
                            .toList());
        }
    }

    private final Applications applications;
    private final ApplicationStates states;
    private final CheckQueue checks;
    private final DirectoryPauses directories;
    private final ConsentViews consents;
    private final OpenQuestions questions;
    private final Deliveries deliveries;
    private final RosterImports imports;
    private final ClockSkew skew;
    private final Coverages coverages;
    private final PolicyChanges policies;

    OverviewPages(
            Applications applications,
            ApplicationStates states,
            CheckQueue checks,
            DirectoryPauses directories,
            ConsentViews consents,
            OpenQuestions questions,
            Deliveries deliveries,
            RosterImports imports,
            ClockSkew skew,
            Coverages coverages,
            PolicyChanges policies) {
        this.applications = applications;
        this.states = states;
        this.checks = checks;
        this.directories = directories;
        this.consents = consents;
        this.questions = questions;
        this.deliveries = deliveries;
        this.imports = imports;
        this.skew = skew;
        this.coverages = coverages;
        this.policies = policies;
    }

    @GET
    public TemplateInstance overview(@RestQuery @DefaultValue("") String done) {
        var all = applications.all().stream().map(this::progress).toList();
        return new Overview(
                all,
                questions.count(),
                List.copyOf(deliveries.counts().entrySet()),
                List.copyOf(deliveries.held().entrySet()),
                imports.newest(IMPORTS),
                all.stream().allMatch(progress -> progress.states().isEmpty()),
                done);
    }

    private Progress progress(Application application) {
        var state = states.of(application.key());
        return Progress.of(
                application,
                state,
                checks.of(application.key()),
                directories.problem(application).orElse(null),
                skew.alarming(application.integration().accountUri())
                        .map(Skew::inWords)
                        .map(words -> words + " " + ClockSkew.REMEDY)
                        .orElse(null),
                state.runState() == RunState.STARTED
                        ? Coverage.NONE
                        : coverages.of(application.key(), application.claimedDomains()),
                policies.last(application.key()).orElse(null),
                consents.counts(application.key()));
    }
}
