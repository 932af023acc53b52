package org.consentcourier.roster.file;

/** Characters that people cannot see, or cannot tell from nothing. */
final class Characters {

    /** What a decoder puts where the bytes make no sense. */
    static final char LOST = '\uFFFD';

    private Characters() {}

    /** Whether the character shows nothing of its own; the ordinary space does not count. */
    static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> isFiller(c);
        };
    }

    /** Letters and marks that Unicode says to draw as nothing. */
    private static boolean isFiller(int c) {
        return switch (c) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> isBetween(c, 0x180B, 0x180F) || isBetween(c, 0xFE00, 0xFE0F) || isBetween(c, 0xE0100, 0xE01EF);
        };
    }

    private static boolean isBetween(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
