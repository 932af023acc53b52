package org.consentcourier.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void the_order_of_scopes_and_what_stands_between_them_is_no_change() {
        assertThat(new Fingerprint("DEMO", "key", "signature impersonation"))
                .isEqualTo(new Fingerprint("DEMO", "key", " impersonation  signature signature"))
                .isNotEqualTo(new Fingerprint("DEMO", "key", "signature impersonation extended"));
    }
}
