package org.consentcourier.bench;

import java.util.Map;

/** A template of the bench as it would be filled in for somebody, by values as long as the real ones. */
final class Sample {

    private static final String SIGNED = "v1.01234567-89ab-cdef-0123-456789abcdef.1.0123456789abcdefghijkl";
    private static final String CONSENT =
            "http://localhost:9/oauth/auth?response_type=code&amp;scope=signature%20impersonation"
                    + "&amp;client_id=00000000-0000-0001-0000-000000000002&amp;redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fconsent%2Fdemo"
                    + "&amp;state=" + SIGNED + "&amp;prompt=login&amp;ui_locales=en";

    private static final Map<String, String> VALUES = Map.of(
            "{ask.personName}", "Ada Lovelace",
            "{ask.applicationName}", "Contract Archive",
            "{ask.docusignEmail}", "person1234@corp.example",
            "{ask.consentUrl}", CONSENT,
            "{ask.checkNowUrl}", "http://localhost:8080/consent/demo/check?state=" + SIGNED,
            "{ask.notForMeUrl}", "http://localhost:8080/consent/demo/not-me?state=" + SIGNED,
            "{ask.informationUrl}", "http://localhost:8080/",
            "{ask.lang}", "en",
            "{ask.dir}", "ltr",
            "{allowance}", "to create, send and read envelopes in your name (signature)");

    private Sample() {}

    static String filled(String template) {
        var text = template.replaceAll("\\{#for [^}]*}|\\{/for}", "");
        for (var value : VALUES.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        return text;
    }
}
