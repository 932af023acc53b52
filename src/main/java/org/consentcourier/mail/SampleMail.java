package org.consentcourier.mail;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The mails as people get them who do not exist: what a wording is tried with before anybody real reads it. */
public enum SampleMail {
    INVITATION,
    REMINDER,
    LAST_REMINDER,
    EXPIRY_NOTICE,
    TAKEN_BACK,
    MORE_ASKED,
    WEEKLY_REPORT;

    /** The worst that people can be called, besides one that is well. */
    static final List<String> NAMES = List.of(
            "Ada Lovelace",
            "",
            "Ada\r\nBcc: eve@corp.example",
            "Grace \"Amazing\" O'Hopper <b>&amp;</b> {ask} </title><script>",
            "👩🏽‍💻 Émilie du Châtelet 李",
            "עדה לאבלייס (תל אביב)",
            "Eve \u202Egnp.exe\u2066\u0007 Smith",
            "x".repeat(200));

    private static final String APPLICATION = "Contract Archive";
    private static final String EMAIL = "ada@corp.example";
    private static final URI HERE = URI.create("https://consent.corp.example/");
    private static final LocalDate DUE = LocalDate.of(2027, 1, 4);
    private static final LocalDate LAST = LocalDate.of(2027, 1, 9);
    private static final int LIMIT = 4;
    private static final String STATE = "v1.3f0f2f6e-7a52-4f0f-9d0b-0f5b3b1c2d3e.1.0123456789abcdef0123456789abcdef";

    /** Where those who are asked are led. */
    static final URI CONSENT = URI.create("https://account.docusign.com/oauth/auth?response_type=code"
            + "&scope=signature%20impersonation%20spring_read&client_id=11111111-2222-4333-8444-555555555555"
            + "&redirect_uri=https%3A%2F%2Fconsent.corp.example%2Fconsent%2Farchive&state=" + STATE
            + "&prompt=login");

    private static final URI CHECK = HERE.resolve("consent/archive/check?state=" + STATE);
    private static final URI NOT_ME = HERE.resolve("consent/archive/not-me?state=" + STATE);
    private static final URI REPORT = HERE.resolve("reports/2026-W48");
    private static final List<String> SCOPES = List.of("signature", "impersonation", "spring_read");

    /** In words, to somebody of that name. */
    public Rendering to(String name, Locale locale, Sender sender) {
        return to(name, APPLICATION, locale, sender);
    }

    /** The same about an application of that name. */
    public Rendering to(String name, String application, Locale locale, Sender sender) {
        return switch (this) {
            case INVITATION -> Rendering.of(new Invitation(ask(name, application, locale, sender, 0)));
            case REMINDER -> Rendering.of(new Reminder(ask(name, application, locale, sender, 2)));
            case LAST_REMINDER -> Rendering.of(new Reminder(ask(name, application, locale, sender, LIMIT)));
            case EXPIRY_NOTICE -> Rendering.of(new ExpiryNotice(ask(name, application, locale, sender, 0)));
            case TAKEN_BACK -> Rendering.of(new Reconsent(ask(name, application, locale, sender, 0), false));
            case MORE_ASKED -> Rendering.of(new Reconsent(ask(name, application, locale, sender, 0), true));
            case WEEKLY_REPORT -> Rendering.of(new WeeklyReportMail(report(name, application, locale, sender)));
        };
    }

    /** Where one must be able to go from it. */
    List<URI> links() {
        return this == WEEKLY_REPORT ? List.of(REPORT) : List.of(CONSENT, CHECK, NOT_ME, HERE);
    }

    private static Ask ask(String name, String application, Locale locale, Sender sender, int reminder) {
        return new Ask(
                locale,
                sender,
                name,
                application,
                SCOPES,
                EMAIL,
                CONSENT,
                CHECK,
                NOT_ME,
                HERE,
                "it-help@corp.example",
                DUE,
                LAST,
                reminder,
                LIMIT,
                Map.of());
    }

    private static TeamReport report(String name, String application, Locale locale, Sender sender) {
        var missing = new MissingPerson(
                name, EMAIL, application, Wording.in(locale).pending(), null, 12, LocalDate.of(2026, 11, 20), 2);
        var granted = new NewlyGranted(name, EMAIL, application);
        return new TeamReport(
                locale,
                sender,
                name.isEmpty() ? null : name,
                Wording.in(locale).week("48", "2026"),
                1234,
                1300,
                2,
                List.of(missing, missing),
                List.of(granted, granted),
                REPORT);
    }
}
