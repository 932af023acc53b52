package org.consentcourier.preflight;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;

/** Makes all checks of an application at once, with no transaction open, and keeps the last report of each in memory. */
@ApplicationScoped
public class Preflight {

    private final Applications applications;
    private final List<Check> checks;
    private final PreflightConfig config;
    private final Clock clock;
    private final Map<String, PreflightReport> last = new ConcurrentHashMap<>();

    Preflight(Applications applications, @All List<Check> checks, PreflightConfig config, Clock clock) {
        this.applications = applications;
        this.checks = checks;
        this.config = config;
        this.clock = clock;
    }

    /** Looks at everything now; takes as long as the slowest check, and no longer than the time-out. */
    public PreflightReport run(String application) {
        var report = new PreflightReport(
                application,
                clock.instant(),
                look(applications.find(application).orElseThrow()));
        last.put(application, report);
        Log.infof("Preflight of application %s: %s", application, report.result());
        return report;
    }

    /** What this node found when it looked last. */
    public Optional<PreflightReport> last(String application) {
        return Optional.ofNullable(last.get(application));
    }

    private List<Finding> look(Application application) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var tasks = checks.stream()
                    .<Callable<List<Finding>>>map(check -> () -> check.look(application))
                    .toList();
            var done = threads.invokeAll(tasks, config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return IntStream.range(0, checks.size())
                    .boxed()
                    .flatMap(index -> findings(checks.get(index), done.get(index), application).stream())
                    .sorted(Comparator.comparing(Finding::topic))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The preflight was interrupted", e);
        } finally {
            // Not closed, which would wait for whoever does not listen to an interrupt.
            threads.shutdownNow();
        }
    }

    private List<Finding> findings(Check check, Future<List<Finding>> done, Application application) {
        try {
            return done.get();
        } catch (CancellationException late) {
            return check.tooLate(
                    application,
                    "There was no answer within %d s."
                            .formatted(config.timeout().toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return check.tooLate(application, "The preflight was interrupted.");
        } catch (ExecutionException e) {
            Log.errorf(e.getCause(), "A check of the preflight of application %s failed", application.key());
            return check.tooLate(application, "The check itself failed; the log has the cause.");
        }
    }
}
