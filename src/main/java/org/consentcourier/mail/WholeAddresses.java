package org.consentcourier.mail;

/** Keeps e-mail addresses in one piece: a line may end before one, but not at its hyphen, where no eye finds the rest. */
final class WholeAddresses {

    /** Within it breaks only what is wider than the line itself. */
    private static final String BEGIN = "<span style=\"display:inline-block;max-width:100%;\">";

    private static final String END = "</span>";
    private static final String NO_PART = "<>@&;:,()\"“”„«»";

    private WholeAddresses() {}

    static String in(String html) {
        var whole = new StringBuilder(html.length());
        int done = 0;
        for (int at = html.indexOf('@'); at >= 0; at = html.indexOf('@', at + 1)) {
            int begin = begin(html, at);
            int end = end(html, at);
            if (begin < at && end > at + 1 && isTorn(html, begin, end) && isText(html, begin)) {
                whole.append(html, done, begin)
                        .append(BEGIN)
                        .append(html, begin, end)
                        .append(END);
                done = end;
            }
        }
        return whole.append(html, done, html.length()).toString();
    }

    private static int begin(String html, int at) {
        int begin = at;
        while (begin > 0 && isPart(html.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    /** Without the full stop of a sentence. */
    private static int end(String html, int at) {
        int end = at + 1;
        while (end < html.length() && isPart(html.charAt(end))) {
            end++;
        }
        return html.charAt(end - 1) == '.' ? end - 1 : end;
    }

    private static boolean isPart(char sign) {
        return !Character.isWhitespace(sign) && NO_PART.indexOf(sign) < 0;
    }

    private static boolean isTorn(String html, int begin, int end) {
        int hyphen = html.indexOf('-', begin);
        return hyphen >= 0 && hyphen < end;
    }

    /** Neither within a tag nor in the head, where nothing is shown. */
    private static boolean isText(String html, int begin) {
        return html.lastIndexOf('<', begin) < html.lastIndexOf('>', begin) && html.indexOf("</head>", begin) < 0;
    }
}
