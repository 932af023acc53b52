package org.consentcourier.api;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.consentcourier.outreach.WaveFilter;
import org.consentcourier.outreach.WaveWish;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Whom a start is for, as callers write it; nothing told is everybody. */
class WaveQuery {

    @QueryParam("department")
    @Parameter(description = "A department, as the roster has it, in whatever case.")
    public @Nullable String department;

    @QueryParam("domain")
    @Parameter(description = "What stands behind the @ of addresses.")
    public @Nullable String domain;

    @QueryParam("manager")
    @Parameter(description = "Address of a manager.")
    public @Nullable String manager;

    @QueryParam("address")
    @Parameter(description = "An address; may be given many times.")
    public @Nullable List<@Nullable String> address;

    @QueryParam("importId")
    @Parameter(description = "Id of an import.")
    public @Nullable String importId;

    @QueryParam("perDay")
    @Parameter(description = "First mails a day.")
    public @Nullable String perDay;

    /** Whether a wave is meant, and not everybody at once. */
    boolean isWave() {
        return (perDay != null && !perDay.isBlank()) || !filter().isEverybody();
    }

    WaveWish wish() {
        return new WaveWish(filter(), Wrong.unlessCount("perDay", perDay));
    }

    private WaveFilter filter() {
        return new WaveFilter(
                department,
                Wrong.unlessDomain("domain", domain),
                Wrong.unlessAddress("manager", manager),
                Wrong.unlessAddresses("address", address),
                Wrong.unlessId("importId", importId));
    }
}
