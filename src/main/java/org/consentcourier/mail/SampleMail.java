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
    TOGETHER,
    ESCALATION,
    WEEKLY_REPORT,
    LAST_REPORT,
    COMPANY_REPORT;

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

    private static final String EMAIL = "ada@corp.example";
    private static final LocalDate DUE = LocalDate.of(2027, 1, 4);
    private static final LocalDate LAST = LocalDate.of(2027, 1, 9);
    private static final int LIMIT = 4;

    /** Whom they are written to where nobody says otherwise. */
    public static final String SOMEBODY = NAMES.getFirst();

    /** In words, to somebody of that name. */
    public Rendering to(String name, Locale locale, Sender sender) {
        return to(name, Scenery.NOWHERE, locale, sender);
    }

    /** The same about an application of that name. */
    Rendering to(String name, String application, Locale locale, Sender sender) {
        return to(name, Scenery.NOWHERE.called(application), locale, sender);
    }

    /** The same as this installation says it. */
    public Rendering to(String name, Scenery scenery, Locale locale, Sender sender) {
        return switch (this) {
            case INVITATION -> Rendering.of(new Invitation(ask(name, scenery, locale, sender, 0)));
            case REMINDER -> Rendering.of(new Reminder(ask(name, scenery, locale, sender, 2)));
            case LAST_REMINDER -> Rendering.of(new Reminder(ask(name, scenery, locale, sender, LIMIT)));
            case EXPIRY_NOTICE -> Rendering.of(new ExpiryNotice(ask(name, scenery, locale, sender, 0)));
            case TAKEN_BACK -> Rendering.of(new Reconsent(ask(name, scenery, locale, sender, 0), false));
            case MORE_ASKED -> Rendering.of(new Reconsent(ask(name, scenery, locale, sender, 0), true));
            case TOGETHER -> Rendering.of(new Together(together(name, scenery, locale, sender)));
            case ESCALATION -> Rendering.of(new Escalation(overdue(name, scenery, locale, sender)));
            case WEEKLY_REPORT ->
                Rendering.of(
                        new WeeklyReportMail(SampleReport.team(head(name, scenery, locale, sender), name, scenery)));
            case LAST_REPORT ->
                Rendering.of(
                        new WeeklyReportMail(SampleReport.last(head(name, scenery, locale, sender), name, scenery)));
            case COMPANY_REPORT ->
                Rendering.of(new CompanyReportMail(
                        SampleReport.company(head(name, scenery, locale, sender), name, scenery)));
        };
    }

    /** Whether it asks its reader for consent. */
    public boolean asks() {
        return switch (this) {
            case INVITATION, REMINDER, LAST_REMINDER, EXPIRY_NOTICE, TAKEN_BACK, MORE_ASKED, TOGETHER -> true;
            case ESCALATION, WEEKLY_REPORT, LAST_REPORT, COMPANY_REPORT -> false;
        };
    }

    /** Where one must be able to go from it, in the scenery of no installation. */
    List<URI> links() {
        var there = Scenery.NOWHERE;
        return switch (this) {
            case INVITATION, REMINDER, LAST_REMINDER, EXPIRY_NOTICE, TAKEN_BACK, MORE_ASKED, TOGETHER ->
                List.of(there.consentUrl(), there.checkNow(), there.notForMe(), there.start());
            case ESCALATION -> List.of(there.start());
            case WEEKLY_REPORT, LAST_REPORT, COMPANY_REPORT -> List.of(there.report());
        };
    }

    private static Ask ask(String name, Scenery scenery, Locale locale, Sender sender, int reminder) {
        return new Ask(
                locale,
                sender,
                name,
                scenery.application(),
                scenery.scopes(),
                EMAIL,
                scenery.consentUrl(),
                scenery.checkNow(),
                scenery.notForMe(),
                scenery.start(),
                scenery.supportContact(),
                DUE,
                LAST,
                reminder,
                LIMIT,
                Map.of());
    }

    private static Together.Asks together(String name, Scenery scenery, Locale locale, Sender sender) {
        return new Together.Asks(List.of(
                new Together.One(ask(name, scenery, locale, sender, 0), Together.Occasion.FIRST),
                new Together.One(ask(name, scenery, locale, sender, 2), Together.Occasion.REMINDER)));
    }

    private static Overdue overdue(String name, Scenery scenery, Locale locale, Sender sender) {
        var silent = new OverduePerson(
                name.isEmpty() ? EMAIL : name,
                EMAIL,
                name.isEmpty() ? null : name,
                1 + LIMIT,
                LocalDate.of(2026, 11, 20),
                LAST,
                scenery.application());
        return new Overdue(
                false,
                locale,
                sender,
                name.isEmpty() ? null : name,
                List.of(new Overdue.Asking(scenery.application(), scenery.supportContact())),
                List.of(silent, silent),
                0,
                scenery.start(),
                scenery.start());
    }

    private static ReportHead head(String name, Scenery scenery, Locale locale, Sender sender) {
        return new ReportHead(
                locale,
                sender,
                name.isEmpty() ? null : name,
                name.isEmpty() ? new Because.Owner() : new Because.StandIn(name, LAST),
                Wording.in(locale).week("48", "2026"),
                true,
                WithFiles.ATTACHED,
                scenery.report());
    }
}
