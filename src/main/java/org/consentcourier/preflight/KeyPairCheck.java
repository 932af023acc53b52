package org.consentcourier.preflight;

import jakarta.inject.Singleton;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import org.consentcourier.application.Application;
import org.consentcourier.docusign.PrivateKeys;

/** The length of the RSA keys; one that cannot be read stops the start of the process already, with its setting and the fix. */
@Singleton
class KeyPairCheck implements Check {

    @Override
    public List<Finding> look(Application application) {
        var key = application.integration().privateKey();
        var look = Finding.look(
                Topic.KEY_PAIR, "courier.applications.\"" + application.key() + "\".private-key, " + inWords(key));
        return List.of(
                bits(key) >= PrivateKeys.LEAST_BITS
                        ? look.passed("It is a whole RSA key, and long enough.")
                        : look.red(
                                "It is too short: at least %d bits are needed.".formatted(PrivateKeys.LEAST_BITS),
                                "Generate a new RSA pair at the integration key (Docusign, Apps and Keys), set its private key and restart."));
    }

    @Override
    public List<Finding> tooLate(Application application, String reason) {
        return List.of(Finding.look(Topic.KEY_PAIR, "").notLookedAt(reason));
    }

    static String inWords(RSAPrivateKey key) {
        return "RSA, %d bits".formatted(bits(key));
    }

    private static int bits(RSAPrivateKey key) {
        return key.getModulus().bitLength();
    }
}
