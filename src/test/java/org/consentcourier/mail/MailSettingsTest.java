package org.consentcourier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
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
    @ValueSource(strings = {"consent@corp.example", "Büro, 4. Stock <consent@bücher.example>"})
    void any_other_sender_does_not(String from) {
        assertThat(wrong(from)).isEmpty();
    }

    private static Iterable<WrongSetting> wrong(String from) {
        var settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailConfig.class)
                .withDefaultValue("courier.mail.from", from)
                .build();
        return new MailSettings(settings.getConfigMapping(MailConfig.class), settings, Duration.ofSeconds(60))
                .wrongSettings();
    }
}
