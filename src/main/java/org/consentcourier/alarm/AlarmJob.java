package org.consentcourier.alarm;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Looks on a schedule. */
class AlarmJob {

    private final AlarmWatch watch;
    private final AlarmsConfig config;

    /** Told with the first run and not at the start, which commands share. */
    private volatile boolean silenceTold;

    AlarmJob(AlarmWatch watch, AlarmsConfig config) {
        this.watch = watch;
        this.config = config;
    }

    @Scheduled(identity = "alarms", every = "{courier.alarms.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (!silenceTold && config.recipients().isEmpty()) {
            Log.warn("courier.alarms.to is not set: nobody is mailed when an application is halted");
        }
        silenceTold = true;
        watch.look();
    }
}
