package org.consentcourier.roster.file;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Domains that are probably misspelt; only ever suggested, never corrected. */
public final class DomainTypos {

    private static final int TIMES_AS_FREQUENT = 20;
    private static final int MODELS = 200;
    private static final DamerauLevenshteinDistance DISTANCE = new DamerauLevenshteinDistance(1);
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    /** Providers that many people have an address at. */
    private static final Set<String> WELL_KNOWN = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "yahoo.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "aol.com",
            "mail.com",
            "proton.me",
            "protonmail.com",
            "gmx.de",
            "gmx.net",
            "gmx.at",
            "gmx.ch",
            "web.de",
            "t-online.de",
            "freenet.de",
            "posteo.de",
            "mailbox.org",
            "orange.fr",
            "wanadoo.fr",
            "free.fr",
            "laposte.net",
            "sfr.fr",
            "hotmail.fr",
            "yahoo.fr",
            "hotmail.es",
            "yahoo.es",
            "telefonica.net",
            "sapo.pt",
            "uol.com.br",
            "bol.com.br",
            "terra.com.br",
            "yahoo.com.br",
            "hotmail.com.br",
            "yahoo.co.jp",
            "docomo.ne.jp",
            "ezweb.ne.jp",
            "softbank.ne.jp",
            "btinternet.com",
            "yahoo.co.uk",
            "hotmail.co.uk",
            "comcast.net");

    /**
     * A domain that is perhaps meant to be another.
     *
     * @param count how many addresses of the file have it
     */
    public record Suggestion(String domain, long count, String likely) {}

    private DomainTypos() {}

    /** What looks misspelt among the domains of a file, given how many addresses have each; most frequent first. */
    public static List<Suggestion> suggest(Map<String, Long> counts) {
        var models = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= TIMES_AS_FREQUENT)
                .sorted(byCount().reversed())
                .limit(MODELS)
                .toList();
        return counts.entrySet().stream()
                .filter(entry -> !WELL_KNOWN.contains(entry.getKey()))
                .sorted(byCount().reversed().thenComparing(Map.Entry.comparingByKey()))
                .flatMap(entry ->
                        likely(entry, models)
                                .map(likely -> new Suggestion(entry.getKey(), entry.getValue(), likely))
                                .stream())
                .toList();
    }

    private static Comparator<Map.Entry<String, Long>> byCount() {
        return Map.Entry.comparingByValue();
    }

    private static Optional<String> likely(Map.Entry<String, Long> entry, List<Map.Entry<String, Long>> models) {
        return models.stream()
                .filter(model -> model.getValue() >= TIMES_AS_FREQUENT * entry.getValue())
                .map(Map.Entry::getKey)
                .filter(model -> isNear(entry.getKey(), model))
                .findFirst()
                .or(() -> WELL_KNOWN.stream()
                        .filter(model -> isNear(entry.getKey(), model))
                        .min(Comparator.naturalOrder()));
    }

    private static boolean isNear(String domain, String model) {
        return Math.abs(domain.length() - model.length()) <= 1
                && !domain.equals(model)
                && DISTANCE.apply(domain, model) == 1
                && !differsByCountry(domain, model);
    }

    /** A company in several countries has its name under several of their domains. */
    private static boolean differsByCountry(String domain, String model) {
        var name = domain.lastIndexOf('.') + 1;
        return name > 0
                && name == model.lastIndexOf('.') + 1
                && domain.regionMatches(0, model, 0, name)
                && isCountry(domain.substring(name))
                && isCountry(model.substring(name));
    }

    private static boolean isCountry(String domain) {
        return COUNTRIES.contains(domain.toUpperCase(Locale.ROOT)) || domain.equals("uk");
    }
}
