package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.consentcourier.application.CourierConfig;
import org.consentcourier.mail.MailConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutreachSettingsTest {

    private static final String ARCHIVE = "courier.applications.archive.outreach.";

    private static final OutreachPolicy DEFAULTS = new OutreachPolicy(
            true,
            Duration.ofDays(3),
            Duration.ofDays(5),
            4,
            Duration.ofDays(5),
            Duration.ofDays(5),
            true,
            Duration.ofDays(45),
            Duration.ofDays(5));

    @Test
    void an_application_without_settings_of_its_own_goes_by_the_defaults() {
        assertThat(settings(Map.of()).policy("archive")).isEqualTo(DEFAULTS);
        assertThat(settings(Map.of("courier.outreach.reminder-limit", "2"))
                        .policy("crm")
                        .reminderLimit())
                .isEqualTo(2);
    }

    @Test
    void each_setting_may_be_another_for_one_application() {
        var settings = settings(Map.of(
                ARCHIVE + "reminder-enabled", "false",
                ARCHIVE + "reminder-delay", "1d",
                ARCHIVE + "reminder-frequency", "0",
                ARCHIVE + "reminder-limit", "9",
                ARCHIVE + "escalate-after", "36h",
                ARCHIVE + "escalate-owner-after", "12h",
                ARCHIVE + "expire-enabled", "false",
                ARCHIVE + "expire-after", "90d",
                ARCHIVE + "expire-warn", "0"));

        assertThat(settings.policy("archive"))
                .isEqualTo(new OutreachPolicy(
                        false,
                        Duration.ofDays(1),
                        Duration.ZERO,
                        9,
                        Duration.ofHours(36),
                        Duration.ofHours(12),
                        false,
                        Duration.ofDays(90),
                        Duration.ZERO));
        assertThat(settings.policy("crm")).isEqualTo(DEFAULTS);
    }

    @Test
    void a_ladder_may_be_set_for_all_for_one_and_for_none() {
        var settings = settings(Map.of(
                "courier.outreach.ladder",
                "3d, 7d",
                ARCHIVE + "ladder",
                "2d,-1d",
                "courier.applications.crm.outreach.ladder",
                "none"));

        assertThat(settings.policy("archive").ladder()).hasToString("2d,-1d");
        assertThat(settings.policy("archive").ladder().goLive())
                .hasValueSatisfying(day -> assertThat(day).isEqualTo("2027-03-01T00:00+01:00[Europe/Berlin]"));
        assertThat(settings.policy("crm").ladder().isEmpty()).isTrue();
        assertThat(settings.policy("hr").ladder()).hasToString("3d,7d");
        assertThat(settings.wrongSettings()).isEmpty();
    }

    @Test
    void variables_of_the_environment_name_them_too() {
        var settings = settings(
                Map.of(),
                Map.of(
                        "COURIER_APPLICATIONS__PAYROLL__NAME", "Payroll",
                        "COURIER_APPLICATIONS__PAYROLL__OUTREACH_REMINDER_DELAY", "4d",
                        "COURIER_APPLICATIONS__TRAVEL__NAME", "Travel",
                        "COURIER_APPLICATIONS__TRAVEL__OUTREACH_LADDER", "1d,2d"));

        assertThat(settings.policy("payroll").reminderDelay()).isEqualTo(Duration.ofDays(4));
        assertThat(settings.policy("travel").ladder()).hasToString("1d,2d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3d,soon  | \"soon\" is no time before or after",
                "0d,3d    | \"0d\" is no time before or after",
                "7d,3d    | its rungs are not in order",
                "-7d,3d   | its rungs are not in order",
                "-1d,-7d  | its rungs are not in order",
                "3d,72h   | names a rung twice",
                ",        | \"\" is no time before or after",
                "3d,,7d   | \"\" is no time before or after",
                "3d,      | \"\" is no time before or after",
                "3d,40d   | nobody would get its rung 40d"
            })
    void a_ladder_nobody_can_climb_is_refused(String ladder, String problem) {
        assertThat(settings(Map.of(ARCHIVE + "ladder", ladder)).wrongSettings())
                .singleElement()
                .asString()
                .startsWith("courier.applications.\"archive\".outreach.ladder: ")
                .contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the owner", "Owner <owner@corp.example>", "a@corp.example,b@corp.example"})
    void an_owner_no_mail_would_reach_is_refused(String owner) {
        assertThat(settings(Map.of("courier.outreach.owner", owner)).wrongSettings())
                .singleElement()
                .asString()
                .isEqualTo("courier.outreach.owner: not one mail address. Set such as it@corp.example");
    }

    @Test
    void rungs_before_go_live_need_the_day() {
        assertThat(settings(Map.of("courier.outreach.ladder", "3d,-1d")).wrongSettings())
                .extracting(Object::toString)
                .allSatisfy(wrong -> assertThat(wrong).contains("courier.outreach.ladder has rungs that count from it"))
                .extracting(wrong -> wrong.replaceFirst(":.*", ""))
                .containsExactlyInAnyOrder(
                        "courier.applications.\"crm\".go-live", "courier.applications.\"hr\".go-live");
    }

    @Test
    void what_a_ladder_would_silence_is_refused() {
        assertThat(settings(Map.of("courier.outreach.ladder", "3d", ARCHIVE + "reminder-delay", "1d"))
                        .wrongSettings())
                .singleElement()
                .asString()
                .isEqualTo(
                        "courier.applications.\"archive\".outreach.reminder-delay: has no effect beside"
                                + " courier.outreach.ladder. Leave it out, or set courier.applications.\"archive\".outreach.ladder to none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reminder-delay=0",
                "reminder-frequency=-1s",
                "reminder-limit=51",
                "expire-after=0",
                "expire-warn=45d"
            })
    void what_cannot_be_is_told_with_its_name(String setting) {
        var name = setting.replaceFirst("=.*", "");

        assertThat(settings(Map.of(ARCHIVE + name, setting.replaceFirst(".*=", "")))
                        .wrongSettings())
                .singleElement()
                .asString()
                .matches("courier\\.(applications\\.\"archive\"\\.)?outreach\\.[a-z-]+: .*");
    }

    @Test
    void a_policy_is_written_and_read_again_and_tells_what_changed() {
        var before = settings(Map.of(ARCHIVE + "ladder", "3d,-36h")).policy("archive");
        var after = settings(Map.of(ARCHIVE + "reminder-delay", "5d", ARCHIVE + "expire-warn", "90m"))
                .policy("archive");

        assertThat(PolicyText.read(PolicyText.of(before))).isEqualTo(before);
        assertThat(PolicyText.read(PolicyText.of(after))).isEqualTo(after);
        assertThat(PolicyText.changes(PolicyText.of(before), PolicyText.of(after)))
                .isEqualTo("reminder-delay 3d → 5d, ladder 3d,-36h → none, go-live 2027-03-01 Europe/Berlin → none,"
                        + " expire-warn 5d → 90m");
        assertThatThrownBy(() -> PolicyText.read("reminder-delay=3d")).isInstanceOf(IllegalArgumentException.class);
    }

    private static OutreachSettings settings(Map<String, String> changes) {
        return settings(changes, Map.of());
    }

    private static OutreachSettings settings(Map<String, String> changes, Map<String, String> environment) {
        var all = new HashMap<>(Map.of(
                "courier.applications.archive.name", "Archive",
                "courier.applications.archive.go-live", "2027-03-01",
                "courier.applications.crm.name", "CRM",
                "courier.applications.hr.name", "HR",
                "courier.mail.from", "consent@corp.example",
                "courier.mail.window.zone", "Europe/Berlin"));
        all.putAll(changes);
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(CourierConfig.class)
                .withMapping(OutreachConfig.class)
                .withMapping(OwnOutreachConfig.class)
                .withMapping(MailConfig.class);
        all.forEach(builder::withDefaultValue);
        var config = builder.build();
        return new OutreachSettings(
                config.getConfigMapping(CourierConfig.class),
                config.getConfigMapping(OutreachConfig.class),
                config.getConfigMapping(OwnOutreachConfig.class),
                config.getConfigMapping(MailConfig.class));
    }
}
