package org.consentcourier.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.consentcourier.outreach.WaveFilter;
import org.consentcourier.outreach.WaveWish;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A wave as callers write it: whoever is all of what is told. */
@Schema(description = "Whom a wave lets in: whoever is all of what is told; nothing told is everybody.")
record WaveForm(
        @Schema(description = "As the roster has it, in whatever case.") @Nullable
        String department,

        @Schema(description = "What stands behind the @ of addresses.") @Nullable
        String domain,

        @Schema(description = "Address of a manager: the own people.") @Nullable
        String manager,

        @Schema(description = "Addresses named one by one; those that come onto the roster later are let in then.")
        @Nullable
        @Size(min = 1, max = 10_000)
        List<@Nullable String> addresses,

        @Schema(description = "Id of an import: whom it had added or changed last when the wave is started.") @Nullable
        UUID importId,

        @Schema(description = "First mails a day; absent: any number.") @Nullable @Min(1) @Max(1_000_000)
        Integer perDay) {

    WaveWish wish() {
        return new WaveWish(
                new WaveFilter(
                        Wrong.unlessBlank("department", department),
                        Wrong.unlessDomain("domain", domain),
                        Wrong.unlessAddress("manager", manager),
                        Wrong.unlessAddresses("addresses", addresses),
                        importId),
                perDay);
    }
}
