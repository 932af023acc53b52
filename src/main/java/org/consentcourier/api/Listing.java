package org.consentcourier.api;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A list as the API answers it. */
record Listing<T>(
        List<T> items,

        @Schema(description = "Give it as \"after\" for the next page; absent at the end.") @Nullable
        UUID next) {

    /** One page; {@code found} was asked for one item more than a page has. */
    static <T> Listing<T> of(List<T> found, Page page, Function<T, UUID> id) {
        if (found.size() <= page.limit()) {
            return new Listing<>(List.copyOf(found), null);
        }
        var items = List.copyOf(found.subList(0, page.limit()));
        return new Listing<>(items, id.apply(items.getLast()));
    }

    /** A list that is never long. */
    static <T> Listing<T> whole(List<T> items) {
        return new Listing<>(List.copyOf(items), null);
    }
}
