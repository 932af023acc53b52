package org.consentcourier.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RosterSettingsTest {

    @Test
    void a_fallback_owner_no_mail_would_reach_is_refused() {
        assertThat(RosterSettings.wrongOwner(Optional.of("the boss")))
                .hasToString(
                        "Optional[courier.roster.fallback-owner: not one mail address. Set such as it@corp.example]");
        assertThat(RosterSettings.wrongOwner(Optional.of("boss@corp.example"))).isEmpty();
        assertThat(RosterSettings.wrongOwner(Optional.empty())).isEmpty();
    }
}
