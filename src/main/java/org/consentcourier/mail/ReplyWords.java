package org.consentcourier.mail;

import java.util.regex.Pattern;

/** What servers say in words where their codes say nothing, or something else. */
final class ReplyWords {

    private static final Pattern RELAYING = Pattern.compile(
            "(?i)\\brelay(ing)?\\b.{0,60}\\b(denied|not permitted|not allowed|prohibited|disallowed)\\b|\\bunable to relay\\b");

    private static final Pattern ABOUT_US = Pattern.compile(
            "(?i)\\b(helo|ehlo)\\b|\\bclient host\\b|\\bauthentication (is )?required\\b|\\bmust (first )?authenticate\\b"
                    + "|\\baddress is not verified\\b|\\bdaily\\b.{0,40}\\b(quota|limit)\\b|\\bsending (quota|limit)\\b"
                    + "|\\b(your|sending) (ip|host|server|domain)\\b|\\bspamhaus\\b|\\b(dnsbl|rbl|spf|dkim|dmarc)\\b"
                    + "|\\btemporary server error\\b|\\bserver busy\\b");

    /** Some say it of whoever sends for the first time, host name and all: that is over soon, and for each recipient anew. */
    private static final Pattern GREYLISTING = Pattern.compile("(?i)gr[ae]y-?list");

    private static final Pattern ABOUT_RECIPIENT = Pattern.compile(
            "(?i)\\bmailbox (unavailable|not found)\\b|\\b(unknown|invalid) (user|recipient|mailbox)\\b|\\b(user|recipient) unknown\\b"
                    + "|\\bno such (user|recipient|mailbox)\\b|\\bdoes not exist\\b");

    private ReplyWords() {}

    /** Whether they say that this machine may not send to others by that server. */
    static boolean areAboutRelaying(String reply) {
        return RELAYING.matcher(reply).find();
    }

    /** Whether they are about this machine, its sender or how much it sends: whoever else it wrote to, it would hear the same. */
    static boolean areAboutUs(String reply) {
        return ABOUT_US.matcher(reply).find() && !GREYLISTING.matcher(reply).find();
    }

    /** Whether they are about the address that was written to. */
    static boolean areAboutRecipient(String reply) {
        return ABOUT_RECIPIENT.matcher(reply).find();
    }
}
