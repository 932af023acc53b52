package org.consentcourier.roster.file;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Docusign's User IDs, read without the slack that {@link UUID#fromString} leaves. */
final class UserIds {

    private static final int LENGTH = 36;

    private UserIds() {}

    /** The User ID of a cell; null: it is none. */
    static @Nullable UUID parse(String cell) {
        if (cell.length() != LENGTH) {
            return null;
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < LENGTH; i++) {
            var c = cell.charAt(i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return null;
                }
                continue;
            }
            var digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return null;
            }
            if (i < 18) {
                high = (high << 4) | digit;
            } else {
                low = (low << 4) | digit;
            }
        }
        return new UUID(high, low);
    }
}
