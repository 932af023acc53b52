package org.consentcourier.roster.file;

import java.util.HashMap;
import java.util.Map;

/** Turns a cell into the value we keep, or says what is wrong with it. */
@FunctionalInterface
interface Rule<T> {

    /** Values remembered at most; what has more different ones gains nothing from it. */
    int MEMORY = 1_000;

    /** Longer cells are not worth it. */
    int LONGEST_REMEMBERED = 100;

    T read(String cell) throws Broken;

    /** The same rule, which remembers what it read: most columns say the same few things again and again. */
    default Rule<T> remembering() {
        Map<String, T> known = new HashMap<>();
        return cell -> {
            var value = known.get(cell);
            if (value == null) {
                value = read(cell);
                if (known.size() < MEMORY && cell.length() <= LONGEST_REMEMBERED) {
                    known.put(cell, value);
                }
            }
            return value;
        };
    }
}
