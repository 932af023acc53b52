package org.consentcourier.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.consentcourier.preflight.Finding;
import org.consentcourier.preflight.PreflightReport;
import org.consentcourier.preflight.Result;
import org.consentcourier.preflight.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What a preflight found.
 *
 * @param result the worst of its findings; while it is RED the application is not started
 */
record PreflightView(String application, Instant at, Result result, List<Found> findings) {

    /**
     * One finding.
     *
     * @param ofInstallation whether it is the same for all applications
     * @param looked what was looked at, exactly as it is set
     * @param said what was found
     * @param fix what to do about it
     * @param link where to try or to mend it
     */
    record Found(
            Topic topic,
            boolean ofInstallation,
            Result result,
            String looked,
            String said,
            @Nullable String fix,
            @Nullable URI link) {

        static Found of(Finding finding) {
            return new Found(
                    finding.topic(),
                    finding.topic().ofInstallation(),
                    finding.result(),
                    finding.looked(),
                    finding.said(),
                    finding.fix(),
                    finding.link());
        }
    }

    static PreflightView of(PreflightReport report) {
        return new PreflightView(
                report.application(),
                report.at(),
                report.result(),
                report.findings().stream().map(Found::of).toList());
    }
}
