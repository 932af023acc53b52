package org.consentcourier.bounce;

import java.util.regex.Pattern;

/** What a status code of RFC 3463 means for who was written to; the only place that knows. */
final class StatusCodes {

    private static final Pattern FULL = Pattern.compile(
            "(?i)over ?quota|quota exceeded|mailbox (is )?full|mailbox size limit|insufficient storage|out of storage");
    private static final Pattern UNWANTED = Pattern.compile(
            "(?i)spam|block(ed|list)|blacklist|deny ?list|reputation|dmarc|\\bspf\\b|\\bdkim\\b|policy|banned|prohibited");
    private static final Pattern EXPIRED =
            Pattern.compile("(?i)retry time(out)? exceeded|retry timeout|expired|too long");

    /** Exchange Online's 5.4.310: the domain does not exist. */
    private static final int NO_SUCH_DOMAIN = 310;

    private StatusCodes() {}

    /** Of a failure that is final: {@code words} decide where the code is vague. */
    static Verdict verdict(String code, String words) {
        var parts = code.split("\\.", -1);
        if (parts.length < 3) {
            return vague(words);
        }
        return parts[0].equals("4")
                ? Verdict.THIS_TIME
                : permanent(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), words);
    }

    private static Verdict permanent(int subject, int detail, String words) {
        return switch (subject) {
            // 7 and 8 are about the sender's address, 90 about how much it sends.
            case 1 -> detail == 7 || detail == 8 || detail == 90 ? Verdict.POLICY : Verdict.NO_SUCH_ADDRESS;
            case 2 -> ofMailbox(detail);
            // 4: larger than that system takes.
            case 3 -> detail == 4 ? Verdict.POLICY : Verdict.THIS_TIME;
            case 4 -> ofRoute(detail, words);
            case 5 -> vague(words);
            case 6, 7 -> Verdict.POLICY;
            default -> vague(words);
        };
    }

    /** Most of it is about servers on the way, which somebody mends: loops, name services, days of trying in vain. */
    private static Verdict ofRoute(int detail, String words) {
        if (EXPIRED.matcher(words).find()) {
            return Verdict.THIS_TIME;
        }
        return switch (detail) {
            // Exchange says 1 of an address its directory does not know; 4: no server for the domain.
            case 1, 4, NO_SUCH_DOMAIN -> Verdict.NO_SUCH_ADDRESS;
            // Gmail's limit of mails a day.
            case 5 -> Verdict.POLICY;
            default -> Verdict.THIS_TIME;
        };
    }

    private static Verdict ofMailbox(int detail) {
        return switch (detail) {
            case 2 -> Verdict.THIS_TIME;
            case 3 -> Verdict.POLICY;
            // 0: other, 1: disabled, 4: a list that does not expand, 14: forwards to nowhere.
            case 0, 1, 4, 14 -> Verdict.NO_SUCH_ADDRESS;
            default -> Verdict.THIS_TIME;
        };
    }

    private static Verdict vague(String words) {
        if (FULL.matcher(words).find() || EXPIRED.matcher(words).find()) {
            return Verdict.THIS_TIME;
        }
        return UNWANTED.matcher(words).find() ? Verdict.POLICY : Verdict.NO_SUCH_ADDRESS;
    }
}
