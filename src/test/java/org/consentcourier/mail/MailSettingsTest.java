package org.consentcourier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import org.consentcourier.settings.WrongSetting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"jürgen@corp.example", "Büro <jürgen@corp.example>", "consent@straße.example"})
    void a_sender_that_would_make_everybody_undeliverable_stops_the_start(String from) {
        assertThat(wrong(from)).singleElement().extracting(WrongSetting::key).isEqualTo("courier.mail.from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it-help", "jürgen@corp.example", "IT <it-help@straße.example>"})
    void nor_may_answers_go_to_what_is_no_address_everywhere(String replyTo) {
        assertThat(wrong("consent@corp.example", "courier.mail.reply-to", replyTo))
                .singleElement()
                .extracting(WrongSetting::key)
                .isEqualTo("courier.mail.reply-to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent@corp.example", "Büro, 4. Stock <consent@bücher.example>"})
    void any_other_sender_does_not(String from) {
        assertThat(wrong(from)).isEmpty();
    }

    private static List<WrongSetting> wrong(String from) {
        return wrong(from, "courier.mail.organization", "Corp");
    }

    private static List<WrongSetting> wrong(String from, String key, String value) {
        var settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailConfig.class)
                .withDefaultValue("courier.mail.from", from)
                .withDefaultValue(key, value)
                .build();
        return new MailSettings(settings.getConfigMapping(MailConfig.class), settings, Duration.ofSeconds(60))
                .wrongSettings();
    }
}
