package org.consentcourier.report;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/** Who gets which mail about a snapshot, and what goes with it. */
@ConfigMapping(prefix = "courier.reports")
public interface ReportMailsConfig {

    /** Addresses that get the report about everybody. */
    Optional<
                    List<
                            @Pattern(
                                    regexp = "[^<>@\\s]+@[^<>@\\s]+",
                                    message = "must be an address like it@corp.example")
                            String>>
            executives();

    /** Whether a manager is told once that nobody is missing any more, even where nothing else is new. */
    @WithDefault("true")
    boolean allDone();

    /** In which form the list of all people goes with each report. */
    @WithDefault("none")
    Attachments attachments();

    /** The most bytes of files in one mail; larger ones stay on the page, and the mail says so. */
    @WithDefault("5M")
    MemorySize attachmentLimit();

    /** Forms of the list. */
    enum Attachments {
        NONE,
        XLSX,
        CSV,
        BOTH;

        boolean isWorkbook() {
            return this == XLSX || this == BOTH;
        }

        boolean isCsv() {
            return this == CSV || this == BOTH;
        }
    }
}
