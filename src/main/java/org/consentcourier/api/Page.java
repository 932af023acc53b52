package org.consentcourier.api;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a list is wanted. */
class Page {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    @QueryParam("after")
    @Parameter(description = "The \"next\" of the page before.")
    public @Nullable String after;

    @QueryParam("limit")
    @Parameter(description = "Items of a page, 1 to 500; 50 without it.")
    public @Nullable String limit;

    int limit() {
        if (limit == null || limit.isBlank()) {
            return USUAL;
        }
        try {
            var wanted = Integer.parseInt(limit.strip());
            if (wanted >= 1 && wanted <= MOST) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of bounds.
        }
        throw Wrong.parameter("limit", "must be a number from 1 to " + MOST);
    }

    /** How many to ask for, to know whether there are more. */
    int oneMore() {
        return limit() + 1;
    }

    /** The last item of the page before, which must be there; null on the first page. */
    @Nullable
    UUID after(Predicate<UUID> exists) {
        var id = Wrong.unlessId("after", after);
        if (id != null && !exists.test(id)) {
            throw Wrong.parameter("after", "names nothing of this list: give the \"next\" of the page before");
        }
        return id;
    }
}
