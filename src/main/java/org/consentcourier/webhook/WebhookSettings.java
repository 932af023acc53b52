package org.consentcourier.webhook;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.consentcourier.application.CourierConfig;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;
import org.consentcourier.settings.WrongSettings;

/** Looks at every setting of the webhooks before anything else starts. */
@Singleton
class WebhookSettings implements SettingsCheck {

    private final WebhooksConfig config;
    private final WebhookDeliveryConfig delivery;
    private final CourierConfig courier;

    WebhookSettings(WebhooksConfig config, WebhookDeliveryConfig delivery, CourierConfig courier) {
        this.config = config;
        this.delivery = delivery;
        this.courier = courier;
    }

    @Override
    public List<WrongSetting> wrongSettings() {
        var known = courier.applications().keySet();
        var each = config.endpoints().entrySet().stream()
                .map(entry -> new EndpointReader(entry.getKey(), entry.getValue()))
                .flatMap(reader -> Stream.<Runnable>of(reader::read, () -> reader.requireApplications(known)));
        return Stream.concat(each, Stream.<Runnable>of(this::requireLease))
                .flatMap(WebhookSettings::wrongIn)
                .toList();
    }

    private void requireLease() {
        if (delivery.lease().compareTo(delivery.timeout().multipliedBy(3)) < 0) {
            throw new WrongSettings(
                    "courier.webhook-delivery.lease",
                    "shorter than three times courier.webhook-delivery.timeout: a call under way would be made again by"
                            + " another node. Set a longer one");
        }
    }

    private static Stream<WrongSetting> wrongIn(Runnable reading) {
        try {
            reading.run();
            return Stream.empty();
        } catch (WrongSettings wrong) {
            return wrong.settings().stream();
        }
    }
}
