package org.consentcourier.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What the mail client does not write into a header as it must be: it takes pictographs apart, and leaves addresses as they are. */
final class MailHeaders {

    /** Of UTF-8 in one encoded word, which is 75 characters long at most. */
    private static final int MOST_BYTES = 45;

    private MailHeaders() {}

    /** Text, where it is not plain in encoded words (RFC 2047), one to a line, of which each holds whole characters. */
    static String text(String text) {
        return US_ASCII.newEncoder().canEncode(text) && !text.contains("=?")
                ? text
                : words(text).stream().map(MailHeaders::encoded).collect(Collectors.joining("\n "));
    }

    /** An address, alone or behind a name; a name beyond ASCII is encoded. */
    static String address(String address) {
        int name = address.indexOf('<');
        return name <= 0 || US_ASCII.newEncoder().canEncode(address)
                ? address
                : text(address.substring(0, name).strip()) + " " + address.substring(name);
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
