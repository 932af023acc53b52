package org.consentcourier.sandbox.docusign;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scopes the consent form knows, and what it tells people about them. */
final class Scopes {

    static final String IMPERSONATION = "impersonation";

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("signature", "Create and send envelopes, and obtain links for starting signing sessions."),
            Map.entry(IMPERSONATION, "Act in your name while you are not signed in."),
            Map.entry("extended", "Keep access until you take it back."),
            Map.entry("openid", "Know your name and e-mail address."),
            Map.entry("user_read", "Read the users of your organization."),
            Map.entry("user_write", "Change the users of your organization."),
            Map.entry("account_read", "Read the accounts of your organization."),
            Map.entry("organization_read", "Read your organization."),
            Map.entry("group_read", "Read the groups of your organization."),
            Map.entry("permission_read", "Read the permissions of your organization."),
            Map.entry("domain_read", "Read the domains of your organization."),
            Map.entry("click.manage", "Manage clickwraps."),
            Map.entry("click.send", "Send clickwraps."),
            Map.entry("spring_read", "Read documents in CLM."),
            Map.entry("spring_write", "Change documents in CLM."));

    private Scopes() {}

    /** All words of a space-separated list. */
    static Set<String> words(String list) {
        var words = new LinkedHashSet<>(List.of(list.strip().split("\\s+", -1)));
        words.remove("");
        return words;
    }

    /** What a consent URL really asks for: unknown words vanish, and of "signature+impersonation" written with %2B only the first counts. */
    static Set<String> recognized(String list) {
        var known = new LinkedHashSet<String>();
        for (var word : words(list)) {
            var plus = word.indexOf('+');
            var first = plus < 0 ? word : word.substring(0, plus);
            if (KNOWN.containsKey(first)) {
                known.add(first);
            }
        }
        return known;
    }

    static String describe(String scope) {
        return KNOWN.getOrDefault(scope, scope);
    }
}
