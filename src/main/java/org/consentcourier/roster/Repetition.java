package org.consentcourier.roster;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether of many keys two may be the same, in eight bytes a key, so that files without repetitions, which most are, need
 * not be searched for them. It may say yes where none is the same, but never no where two are.
 */
final class Repetition {

    private static final int FIRST_SIZE = 1024;

    private long[] hashes = new long[FIRST_SIZE];
    private int size;

    /** Takes one more key into account; null is none. */
    void see(@Nullable CharSequence key) {
        if (key == null) {
            return;
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size + size / 2);
        }
        hashes[size++] = hash(key);
    }

    /** To be asked at the end: it orders what was seen. */
    boolean isPossible() {
        Arrays.sort(hashes, 0, size);
        for (int i = 1; i < size; i++) {
            if (hashes[i] == hashes[i - 1]) {
                return true;
            }
        }
        return false;
    }

    /** FNV-1a with 64 bits, over characters instead of bytes (RFC 9923). */
    private static long hash(CharSequence key) {
        var hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
