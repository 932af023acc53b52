package org.consentcourier.preflight;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the three records say by which receivers tell our mails from forged ones. */
final class SenderRecords {

    private static final Pattern POLICY = Pattern.compile("(?i)\\bp\\s*=\\s*(\\w+)");
    private static final Pattern EVERYBODY = Pattern.compile("(?i).*\\s\\+?all\\s*");
    private static final Pattern KEY = Pattern.compile("(?is).*\\bp\\s*=\\s*[A-Za-z0-9+/].*");

    private SenderRecords() {}

    static Finding spf(String domain, Dns dns) {
        var look = Finding.look(Topic.SPF, domain);
        return switch (dns.texts(domain)) {
            case Dns.Answer.Unknown(var reason) -> look.notLookedAt(reason + ".");
            case Dns.Answer.Texts(var texts) -> spf(look, beginning("v=spf1", texts));
        };
    }

    private static Finding spf(Finding.Look look, List<String> records) {
        if (records.size() != 1) {
            return look.warning(
                    records.isEmpty()
                            ? "There is no SPF record: receivers may take our mails for forged."
                            : "There are %d SPF records; receivers accept only one.".formatted(records.size()),
                    "Have one TXT record \"v=spf1 … -all\" that names the mail server's addresses.");
        }
        return EVERYBODY.matcher(records.getFirst()).matches()
                ? look.warning(
                        "The SPF record allows everybody to send in your name: " + records.getFirst(),
                        "Let it end in -all or ~all.")
                : look.passed(
                        "It says " + records.getFirst() + ". Whether that names the mail server it does not tell.");
    }

    /** At the domain itself, else at one it belongs to. */
    static Finding dmarc(String domain, Dns dns) {
        var look = Finding.look(Topic.DMARC, "_dmarc." + domain);
        return switch (dns.texts("_dmarc." + domain)) {
            case Dns.Answer.Unknown(var reason) -> look.notLookedAt(reason + ".");
            case Dns.Answer.Texts(var texts) -> {
                var records = beginning("v=dmarc1", texts);
                var parent = parent(domain);
                yield records.isEmpty() && parent.isPresent() ? dmarc(parent.get(), dns) : dmarc(look, records);
            }
        };
    }

    private static Finding dmarc(Finding.Look look, List<String> records) {
        if (records.size() != 1) {
            return look.warning(
                    records.isEmpty()
                            ? "There is no DMARC record: large receivers ask for one."
                            : "There are %d DMARC records; receivers then heed none.".formatted(records.size()),
                    "Have one TXT record there, to begin with \"v=DMARC1; p=none; rua=mailto:…\".");
        }
        var policy = POLICY.matcher(records.getFirst());
        return policy.find()
                ? look.passed("Its policy is " + policy.group(1).toLowerCase(Locale.ROOT) + ".")
                : look.warning(
                        "The DMARC record has no policy: " + records.getFirst(), "Add p=none, quarantine or reject.");
    }

    static Finding dkim(String selector, String domain, Dns dns) {
        var name = selector.strip() + "._domainkey." + domain;
        var look = Finding.look(Topic.DKIM, name);
        return switch (dns.texts(name)) {
            case Dns.Answer.Unknown(var reason) -> look.notLookedAt(reason + ".");
            case Dns.Answer.Texts(var texts) ->
                texts.stream().anyMatch(text -> KEY.matcher(text).matches())
                        ? look.passed("There is a key by which receivers can verify signatures.")
                        : look.warning(
                                "There is no key: signatures made with it cannot be verified.",
                                "Publish the key of your mail server's selector there, or correct"
                                        + " courier.preflight.dkim-selectors.");
        };
    }

    private static Optional<String> parent(String domain) {
        var rest = domain.substring(domain.indexOf('.') + 1);
        return rest.contains(".") ? Optional.of(rest) : Optional.empty();
    }

    private static List<String> beginning(String version, List<String> texts) {
        return texts.stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(version))
                .toList();
    }
}
