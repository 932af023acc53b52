package org.consentcourier.delivery;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The fence of a pilot: addresses and whole domains that may be written to; without any, everybody. */
public record OnlyTo(Set<String> addresses, Set<String> domains) {

    public OnlyTo {
        addresses = Set.copyOf(addresses);
        domains = Set.copyOf(domains);
    }

    /** Reads {@code ada@corp.example}, {@code @corp.example} and {@code corp.example}. */
    public static OnlyTo of(List<String> entries) {
        var addresses = new HashSet<String>();
        var domains = new HashSet<String>();
        for (var entry : entries) {
            var wanted = entry.strip().toLowerCase(Locale.ROOT);
            var at = wanted.lastIndexOf('@');
            if (wanted.isEmpty() || at == wanted.length() - 1 || wanted.contains("*") || wanted.contains(" ")) {
                throw new IllegalArgumentException(
                        "courier.mail.only-to: '" + entry + "' is neither an address nor a domain");
            }
            if (at > 0) {
                addresses.add(wanted);
            } else {
                domains.add(wanted.substring(at + 1));
            }
        }
        return new OnlyTo(addresses, domains);
    }

    /** Whether mail may leave to this address. */
    public boolean allows(String recipient) {
        if (addresses.isEmpty() && domains.isEmpty()) {
            return true;
        }
        var address = recipient.strip().toLowerCase(Locale.ROOT);
        return addresses.contains(address) || domains.contains(address.substring(address.lastIndexOf('@') + 1));
    }
}
