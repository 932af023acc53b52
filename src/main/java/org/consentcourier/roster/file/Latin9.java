package org.consentcourier.roster.file;

/** Tells ISO-8859-15 from ISO-8859-1: the eight bytes they differ in stand where only letters or the euro sign would. */
final class Latin9 {

    private static final int EURO = 0xA4;

    private Latin9() {}

    /** Whether one of the eight bytes makes sense in ISO-8859-15 only. */
    static boolean isLikely(byte[] sample) {
        for (int i = 0; i < sample.length; i++) {
            var before = i == 0 ? '\n' : sample[i - 1] & 0xFF;
            var after = i + 1 == sample.length ? '\n' : sample[i + 1] & 0xFF;
            var found = switch (sample[i] & 0xFF) {
                case EURO -> isDigit(before) || isDigit(after);
                case 0xA8, 0xB8, 0xBD -> isLetter(before) || (isLetter(after) && !isDigit(before)); // š ž œ
                case 0xA6, 0xB4, 0xBC, 0xBE -> !isLetter(before) && !isDigit(before) && isSmall(after); // Š Ž Œ Ÿ
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isLetter(int b) {
        return isSmall(b) || (b >= 'A' && b <= 'Z') || (b >= 0xC0 && b < 0xE0);
    }

    private static boolean isSmall(int b) {
        return (b >= 'a' && b <= 'z') || b >= 0xE0;
    }
}
