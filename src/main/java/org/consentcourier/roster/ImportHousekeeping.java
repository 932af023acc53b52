package org.consentcourier.roster;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Ends imports whose node was killed, and forgets the files of dry runs nobody made true. */
@ApplicationScoped
class ImportHousekeeping {

    private final ImportRecords records;
    private final RosterConfig config;
    private final Clock clock;

    ImportHousekeeping(ImportRecords records, RosterConfig config, Clock clock) {
        this.records = records;
        this.config = config;
        this.clock = clock;
    }

    void tidy() {
        var abandoned = records.endAbandoned();
        if (abandoned > 0) {
            Log.warnf("%d imports ended with the node that made them; nothing was changed by them", abandoned);
        }
        records.forgetFiles(clock.instant().minus(config.dryRunKept()));
    }
}
