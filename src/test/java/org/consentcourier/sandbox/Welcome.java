package org.consentcourier.sandbox;

/** What the person at the keyboard reads once everything runs. */
final class Welcome {

    private Welcome() {}

    static String text(SandboxPlan plan, boolean rosterImported) {
        var text = new StringBuilder("""

                ================================================================================
                 Consent Courier, sandbox                                   Ctrl-C stops it all
                --------------------------------------------------------------------------------
                """);
        line(text, "Application", plan.url(Port.HTTP), "the packaged jar, as its own process");
        line(
                text,
                "Inbox",
                plan.realMail() ? "your mail server" : plan.url(Port.MAIL),
                plan.realMail() ? "real: mail leaves" : "catches all mail");
        line(text, "SMTP", plan.realMail() ? "your mail server" : "127.0.0.1:" + plan.port(Port.SMTP), "");
        line(
                text,
                "Docusign",
                plan.realDocusign() ? "your account" : plan.url(Port.DOCUSIGN),
                plan.realDocusign() ? "real" : "simulator");
        if (!plan.realDocusign()) {
            line(
                    text,
                    "",
                    "https://localhost:" + plan.port(Port.DOCUSIGN_TLS),
                    "simulator, self-signed, for Docusign's SDKs");
        }
        line(
                text,
                "PostgreSQL",
                plan.realDatabase() ? "your server" : "127.0.0.1:" + plan.port(Port.DATABASE),
                "database, user, password: postgres");
        text.append("--------------------------------------------------------------------------------\n");
        text.append(" Logins: it, auditor, manager, developer; password of each: ")
                .append(Sandbox.PASSWORD)
                .append('\n');
        text.append(plan.playsAlone() ? story(plan, rosterImported) : warning());
        return text.append("================================================================================\n")
                .toString();
    }

    private static void line(StringBuilder text, String what, String where, String note) {
        text.append(" %-12s %-28s %s%n".formatted(what, where, note).stripTrailing())
                .append('\n');
    }

    private static String story(SandboxPlan plan, boolean rosterImported) {
        return """
                 Time is compressed: reminders after 30 s, a weekly report every 2 min.
                 First:  1. %s
                         2. open the inbox, read an invitation, follow its link
                         3. log in at the simulator with the address of the mail, password %s,
                            and accept: the page says done, and no further mail comes
                         4. log in at %s as it
                """.formatted(
                        rosterImported ? "40 people are imported and checked; wait for the mails" : "upload a roster",
                        Sandbox.PASSWORD,
                        plan.url(Port.HTTP));
    }

    private static String warning() {
        return """
                 Part of this is REAL: production timings apply, no sample roster was imported,
                 and mail leaves only to COURIER_MAIL_ONLY_TO. Nothing is sent before you start
                 an application on its page.
                """;
    }
}
