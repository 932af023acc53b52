package org.consentcourier.sandbox.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String GOOD = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void one_signature_that_fits_is_enough_and_nothing_may_have_changed() throws Exception {
        assertThat(Verifier.isGenuine(SECRET, ID, TIME, GOOD, BODY, 1614265630)).isTrue();
        assertThat(Verifier.isGenuine(SECRET, ID, TIME, "v1,AAAA " + GOOD, BODY, 1614265330))
                .isTrue();
        assertThat(Verifier.isGenuine(SECRET, ID, TIME, GOOD, BODY, 1614265631)).isFalse();
        assertThat(Verifier.isGenuine(SECRET, ID, "1614265331", GOOD, BODY, 1614265330))
                .isFalse();
        assertThat(Verifier.isGenuine(SECRET, "msg", TIME, GOOD, BODY, 1614265330))
                .isFalse();
        assertThat(Verifier.isGenuine(SECRET, ID, TIME, GOOD, new byte[0], 1614265330))
                .isFalse();
    }

    @Test
    void the_documentation_shows_this_very_code() throws Exception {
        var code = Files.readString(Path.of("src/test/java/org/consentcourier/sandbox/webhook/Verifier.java"));
        var snippet = code.substring(code.indexOf("    /** Whether"), code.indexOf("    // end of the snippet"));

        assertThat(Files.readString(Path.of("docs/webhooks.md")))
                .contains(snippet.stripTrailing().stripIndent());
    }
}
