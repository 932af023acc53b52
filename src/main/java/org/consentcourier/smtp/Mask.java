package org.consentcourier.smtp;

import java.util.List;

/** Blots out secrets where a server repeats what it was told. */
final class Mask {

    private static final String BLOT = "***";

    /** So many signs in the order they have in a secret are no accident. */
    private static final int TELLING = 6;

    private Mask() {}

    /** Whatever stretch of it is part of a secret is blotted out. */
    static String over(String text, List<String> secrets) {
        var masked = text;
        for (var secret : secrets) {
            masked = over(masked, secret);
        }
        return masked;
    }

    private static String over(String text, String secret) {
        var least = Math.min(TELLING, secret.length());
        if (least == 0) {
            return text;
        }
        var masked = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int length = shared(text, at, secret);
            if (length >= least) {
                masked.append(BLOT);
                at += length;
            } else {
                masked.append(text.charAt(at++));
            }
        }
        return masked.toString();
    }

    private static int shared(String text, int at, String secret) {
        int length = 0;
        while (at + length < text.length() && secret.contains(text.substring(at, at + length + 1))) {
            length++;
        }
        return length;
    }
}
