package org.consentcourier.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the mail client does not write into a header as it must be: it takes pictographs apart, and leaves addresses and commas as they are. */
final class MailHeaders {

    /** Of UTF-8 in one encoded word, which is 75 characters long at most. */
    private static final int MOST_BYTES = 45;

    /** Atoms of RFC 5322 with blanks between; any other sign of ASCII wants quotes around the whole. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\w!#$%&'*+/=?^`{|}~ -]+");

    private MailHeaders() {}

    /** Text, where it is not plain in encoded words (RFC 2047), one to a line, of which each holds whole characters. */
    static String text(String text) {
        return US_ASCII.newEncoder().canEncode(text) && !text.contains("=?")
                ? text
                : words(text).stream().map(MailHeaders::encoded).collect(Collectors.joining("\n "));
    }

    /** An address, alone or behind a name; a name that is not plain is encoded or quoted, a domain beyond ASCII is as DNS has it. */
    static String address(String address) {
        int begin = address.indexOf('<');
        if (begin < 0) {
            return WireAddress.of(address);
        }
        var wire = "<" + WireAddress.of(address.substring(begin + 1, address.indexOf('>', begin))) + ">";
        var name = unquoted(address.substring(0, begin).strip());
        return name.isEmpty() ? wire : phrase(name) + " " + wire;
    }

    private static String phrase(String name) {
        return PLAIN_NAME.matcher(name).matches() || !US_ASCII.newEncoder().canEncode(name) || name.contains("=?")
                ? text(name)
                : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String unquoted(String name) {
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1")
                : name;
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        int bytes = 0;
        for (var character : text.codePoints().mapToObj(Character::toString).toList()) {
            int length = character.getBytes(UTF_8).length;
            if (bytes + length > MOST_BYTES) {
                words.add(word.toString());
                word.setLength(0);
                bytes = 0;
            }
            word.append(character);
            bytes += length;
        }
        words.add(word.toString());
        return words;
    }

    private static String encoded(String word) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(word.getBytes(UTF_8)) + "?=";
    }
}
