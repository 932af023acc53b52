package org.consentcourier.sandbox;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The settings that join the application to its stand-ins. */
public final class ApplicationSettings {

    private final Map<String, String> settings = new LinkedHashMap<>();

    /** How the application calls itself and seals what it gives away. */
    public ApplicationSettings base(String url, String secret, String sessionKey) {
        settings.put("courier.base-url", url);
        settings.put("courier.secret", secret);
        settings.put("quarkus.http.auth.session.encryption-key", sessionKey);
        return this;
    }

    /** One login of each role, all with the same password. */
    public ApplicationSettings logins(String password, String managerEmail) {
        for (var role : new String[] {"it", "auditor", "manager", "developer"}) {
            settings.put("courier.security.users." + role + ".password", password);
            settings.put("courier.security.users." + role + ".roles", role);
        }
        settings.put("courier.security.users.manager.email", managerEmail);
        return this;
    }

    public ApplicationSettings database(SandboxDatabase database) {
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.username", database.username());
        settings.put("quarkus.datasource.password", database.password());
        return this;
    }

    public ApplicationSettings mail(int smtpPort) {
        settings.put("quarkus.mailer.mock", "false");
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", String.valueOf(smtpPort));
        settings.put("quarkus.mailer.start-tls", "DISABLED");
        settings.put("courier.mail.from", "Consent Courier <courier@northwind.example>");
        settings.put("courier.alarms.to", "it@northwind.example");
        return this;
    }

    /** The application "Contract Archive" in the demo environment, at the simulator. */
    public ApplicationSettings application(String key, UUID integrationKey, Path privateKey, String accountUri) {
        var prefix = "courier.applications." + key + ".";
        settings.put(prefix + "name", "Contract Archive");
        settings.put(prefix + "environment", "demo");
        settings.put(prefix + "integration-key", integrationKey.toString());
        settings.put(prefix + "private-key", privateKey.toString());
        settings.put(prefix + "scopes", "signature impersonation");
        settings.put(prefix + "redirect-uri", settings.get("courier.base-url") + "/consent/" + key);
        settings.put(prefix + "account-uri", accountUri);
        settings.put(prefix + "audience", "account-d.docusign.com");
        settings.put(prefix + "support-contact", "it-help@northwind.example");
        return this;
    }

    /** Where its users are looked up, and the administrator in whose name. */
    public ApplicationSettings directory(String key, UUID account, UUID administrator) {
        settings.put("courier.applications." + key + ".account-id", account.toString());
        settings.put("courier.applications." + key + ".directory-user-id", administrator.toString());
        return this;
    }

    /** Days become seconds; the rules stay what they are. */
    public ApplicationSettings compressedTime() {
        settings.putAll(Map.ofEntries(
                Map.entry("courier.outreach.autostart", "true"),
                Map.entry("courier.outreach.every", "1s"),
                Map.entry("courier.outreach.reminder-delay", "30s"),
                Map.entry("courier.outreach.reminder-frequency", "30s"),
                Map.entry("courier.outreach.escalate-after", "1m"),
                Map.entry("courier.outreach.escalate-owner-after", "1m"),
                Map.entry("courier.outreach.reconsent-delay", "10s"),
                Map.entry("courier.outreach.daily-cap", "0"),
                Map.entry("courier.grants.every", "1s"),
                Map.entry("courier.grants.cadence", "10s,20s,40s"),
                Map.entry("courier.grants.per-second", "50"),
                Map.entry("courier.grants.per-hour", "100000"),
                Map.entry("courier.mail.every", "1s"),
                Map.entry("courier.mail.per-minute", "0"),
                Map.entry("courier.mail.per-day", "0"),
                Map.entry("courier.mail.window.days", "MON-SUN"),
                Map.entry("courier.mail.window.from", "00:00"),
                Map.entry("courier.mail.window.until", "00:00"),
                Map.entry("courier.reports.every", "1s"),
                Map.entry("courier.reports.attachments", "both"),
                Map.entry("courier.reports.period", "2m")));
        return this;
    }

    public ApplicationSettings with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    public Map<String, String> all() {
        return Map.copyOf(settings);
    }
}
