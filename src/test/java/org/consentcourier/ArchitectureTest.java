package org.consentcourier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;

/** The house: which package may use which, and who may ask for the time. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.consentcourier";

    /** Ground that everybody stands on. */
    private static final Set<String> GROUND = Set.of("clock", "settings", "housekeeping");

    /** What the pages, the API and the command line may use; not each other. */
    private static final Set<String> BELOW_THE_EDGES = Set.of(
            "docusign",
            "mail",
            "audit",
            "http",
            "access",
            "application",
            "roster",
            "consent",
            "delivery",
            "bounce",
            "grant",
            "outreach",
            "report",
            "webhook",
            "alarm",
            "preflight");

    /** What each package may use besides the ground; a new package must be placed here. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("clock", Set.of()),
            Map.entry("settings", Set.of()),
            Map.entry("housekeeping", Set.of()),
            Map.entry("docusign", Set.of()),
            Map.entry("oauth", Set.of()),
            Map.entry("smtp", Set.of()),
            Map.entry("mail", Set.of("smtp", "oauth")),
            Map.entry("audit", Set.of()),
            Map.entry("http", Set.of()),
            Map.entry("access", Set.of("audit")),
            Map.entry("application", Set.of("docusign", "audit")),
            Map.entry("roster", Set.of("application", "docusign", "audit")),
            Map.entry("consent", Set.of("roster", "application", "audit")),
            Map.entry("delivery", Set.of("mail", "application")),
            Map.entry("bounce", Set.of("delivery", "consent", "roster", "mail", "oauth")),
            Map.entry("grant", Set.of("consent", "roster", "application", "docusign", "audit")),
            Map.entry(
                    "outreach",
                    Set.of("grant", "delivery", "consent", "roster", "application", "mail", "docusign", "audit")),
            Map.entry("report", Set.of("delivery", "consent", "roster", "application", "mail", "audit")),
            Map.entry("webhook", Set.of("consent", "application", "audit")),
            Map.entry("alarm", Set.of("bounce", "delivery", "application", "mail", "docusign")),
            Map.entry(
                    "metrics",
                    Set.of("bounce", "webhook", "grant", "delivery", "consent", "roster", "application", "docusign")),
            Map.entry(
                    "preflight",
                    Set.of("alarm", "grant", "bounce", "delivery", "application", "mail", "docusign", "roster")),
            Map.entry("cli", BELOW_THE_EDGES),
            Map.entry("api", BELOW_THE_EDGES),
            Map.entry("web", BELOW_THE_EDGES));

    @ArchTest
    static final ArchRule arrows_point_downwards = classes().should(new ArchCondition<>("use only what stands below") {
        @Override
        public void check(JavaClass from, ConditionEvents events) {
            from.getDirectDependenciesFromSelf().stream()
                    .filter(dependency ->
                            dependency.getTargetClass().getPackageName().startsWith(ROOT + "."))
                    .filter(dependency -> !allowed(from, dependency.getTargetClass()))
                    .forEach(dependency ->
                            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
        }
    });

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_clock_asks_the_system_for_the_time = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".clock..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule jobs_are_one_line_over_a_method_that_tests_call = methods()
            .that()
            .areAnnotatedWith("io.quarkus.scheduler.Scheduled")
            .should()
            .bePackagePrivate();

    private static boolean allowed(JavaClass from, JavaClass target) {
        var source = feature(from);
        var used = feature(target);
        return source.isEmpty() // the main class, which knows them all
                || source.equals(used)
                || GROUND.contains(used)
                || MAY_USE.getOrDefault(source, Set.of()).contains(used);
    }

    private static String feature(JavaClass type) {
        var name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).replaceFirst("\\..*", "");
    }
}
