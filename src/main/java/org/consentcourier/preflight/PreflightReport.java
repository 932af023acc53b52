package org.consentcourier.preflight;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** All that one preflight of an application found, in the order of the topics. */
public record PreflightReport(String application, Instant at, List<Finding> findings) {

    public PreflightReport {
        findings = List.copyOf(findings);
    }

    /** What must be mended before a start. */
    public List<Finding> reds() {
        return with(Result.RED).toList();
    }

    /** The worst of it: red, warning, or passed. */
    @JsonProperty
    public Result result() {
        return Stream.of(Result.RED, Result.WARNING)
                .filter(result -> with(result).findAny().isPresent())
                .findFirst()
                .orElse(Result.PASSED);
    }

    private Stream<Finding> with(Result result) {
        return findings.stream().filter(finding -> finding.result() == result);
    }
}
