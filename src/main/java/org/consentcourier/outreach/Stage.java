package org.consentcourier.outreach;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.consentcourier.outreach.Forecast.Basis;

/** Everything a simulation begins with. */
record Stage(
        Instant madeAt,
        Instant from,
        boolean started,
        ZoneId zone,
        SimulationRules rules,
        List<Track> tracks,
        Map<String, Long> held,
        Basis basis) {}
