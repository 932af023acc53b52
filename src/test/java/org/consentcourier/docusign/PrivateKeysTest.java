package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrivateKeysTest {
    private static final RSAPrivateCrtKey KEY = Integrations.privateKey();
    private static final String PKCS1 = pem("RSA PRIVATE KEY", pkcs1(KEY));
    private static final String PKCS8 = pem("PRIVATE KEY", KEY.getEncoded());
    private static final String PUBLIC =
            pem("PUBLIC KEY", Integrations.publicKey().getEncoded());

    static Stream<String> shapes() {
        return Stream.of(PKCS1, PKCS8)
                .flatMap(pem -> Stream.of(
                        pem,
                        pem.replace("\n", "\r\n"),
                        pem.replace("\n", "\\n"),
                        pem.replace("\n", "\\r\\n"),
                        pem.replace("\n", "\\\\n"),
                        pem.replace("\n", " "),
                        pem.replace("\n", ""),
                        "\"" + pem.replace("\n", "\\n") + "\"",
                        "'" + pem + "'",
                        "\uFEFF\n  " + pem.replace("\n", "\n    ") + "\n\n",
                        "Key of the CRM\n" + pem + PUBLIC,
                        PUBLIC + pem));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_key_is_read_in_every_shape_it_arrives_in(String pem) throws InvalidPrivateKey {
        assertThat(PrivateKeys.parse(pem)).isEqualTo(KEY);
    }

    @Test
    void a_longer_key_is_read_too() throws Exception {
        var key = ofMersennePrimes();

        assertThat(PrivateKeys.parse(pem("RSA PRIVATE KEY", pkcs1(key)))).isEqualTo(key);
        assertThat(key.getModulus().bitLength()).isGreaterThan(4096);
    }

    static Stream<Arguments> refused() throws Exception {
        var ec = KeyPairGenerator.getInstance("EC")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        var ed = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        var small = (RSAPrivateCrtKey) Integrations.rsa(1024).getPrivate();
        var encrypted = PKCS1.replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nM");
        return Stream.of(
                Arguments.of("", "empty", "when the RSA pair was generated"),
                Arguments.of("\" \"", "no PEM text", "BEGIN RSA PRIVATE KEY"),
                Arguments.of(
                        Base64.getEncoder().encodeToString(KEY.getEncoded()), "no PEM text", "BEGIN RSA PRIVATE KEY"),
                Arguments.of(PUBLIC, "a public key", "replaced by a new pair"),
                Arguments.of(pem("RSA PUBLIC KEY", new byte[9]), "a public key", "replaced by a new pair"),
                Arguments.of(pem("CERTIFICATE", new byte[9]), "a certificate", "replaced by a new pair"),
                Arguments.of(pem("ENCRYPTED PRIVATE KEY", new byte[9]), "encrypted", "openssl pkey"),
                Arguments.of(encrypted, "encrypted", "openssl pkey"),
                Arguments.of(pem("OPENSSH PRIVATE KEY", new byte[9]), "OpenSSH", "ssh-keygen"),
                Arguments.of(
                        pem("EC PARAMETERS", new byte[9]) + pem("EC PRIVATE KEY", new byte[9]), "EC", "an RSA pair"),
                Arguments.of(pem("PRIVATE KEY", ec), "EC", "an RSA pair"),
                Arguments.of(pem("PRIVATE KEY", ed), "EdDSA", "an RSA pair"),
                Arguments.of(
                        pem("ANY PRIVATE KEY", new byte[9]), "a kind not known", "when the RSA pair was generated"),
                Arguments.of(pem("RSA PRIVATE KEY", pkcs1(small)), "1024 bits", "Generate a new RSA pair"),
                Arguments.of(PKCS1 + PKCS8, "more than one private key", "Leave only the one"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_no_usable_key_is_refused_with_the_way_out(String pem, String what, String wayOut) {
        assertThatExceptionOfType(InvalidPrivateKey.class)
                .isThrownBy(() -> PrivateKeys.parse(pem))
                .withMessageContaining(what)
                .withMessageContaining(wayOut)
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 3", "9, 10", "99, 100"})
    void a_key_cut_anywhere_is_refused_as_damaged(int numerator, int denominator) {
        for (var pem : List.of(PKCS1, PKCS8)) {
            var cut = pem.substring(0, pem.length() * numerator / denominator);
            assertDamaged(cut);
            assertDamaged(cut + pem.substring(pem.indexOf("\n-----END")));
        }
    }

    @Test
    void a_key_with_one_changed_character_is_refused_as_damaged() {
        int middle = PKCS1.length() / 2;
        char other = PKCS1.charAt(middle) == 'A' ? 'B' : 'A';

        assertDamaged(PKCS1.substring(0, middle) + other + PKCS1.substring(middle + 1));
        assertDamaged(PKCS1.substring(0, middle) + '*' + PKCS1.substring(middle + 1));
    }

    @Test
    void a_refusal_never_shows_what_was_given() {
        for (var cut :
                List.of(PKCS1.substring(0, 200), PKCS1.substring(200), PKCS1.replace("RSA PRIVATE", "HER PRIVATE"))) {
            assertThatExceptionOfType(InvalidPrivateKey.class)
                    .isThrownBy(() -> PrivateKeys.parse(cut))
                    .withNoCause()
                    .satisfies(e -> assertThat(PKCS1.lines().filter(line -> !line.startsWith("-")))
                            .noneMatch(line -> e.toString().contains(line.substring(0, 8))));
        }
    }

    private static void assertDamaged(String pem) {
        assertThatExceptionOfType(InvalidPrivateKey.class)
                .isThrownBy(() -> PrivateKeys.parse(pem))
                .withMessageContaining("cut off or damaged");
    }

    private static String pem(String label, byte[] der) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    /** A pair of primes everybody knows: to search for two of that length takes half a minute. */
    private static RSAPrivateCrtKey ofMersennePrimes() throws GeneralSecurityException {
        var p = BigInteger.TWO.pow(2281).subtract(BigInteger.ONE);
        var q = BigInteger.TWO.pow(2203).subtract(BigInteger.ONE);
        var e = RSAKeyGenParameterSpec.F4;
        var beforeP = p.subtract(BigInteger.ONE);
        var beforeQ = q.subtract(BigInteger.ONE);
        var d = e.modInverse(beforeP.multiply(beforeQ));
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        p.multiply(q), e, d, p, q, d.mod(beforeP), d.mod(beforeQ), q.modInverse(p)));
    }

    /** RSAPrivateKey of RFC 8017, appendix A.1.2, written by hand: {@link Der} must not vouch for itself. */
    private static byte[] pkcs1(RSAPrivateCrtKey key) {
        var numbers = new ByteArrayOutputStream();
        Stream.of(
                        BigInteger.ZERO,
                        key.getModulus(),
                        key.getPublicExponent(),
                        key.getPrivateExponent(),
                        key.getPrimeP(),
                        key.getPrimeQ(),
                        key.getPrimeExponentP(),
                        key.getPrimeExponentQ(),
                        key.getCrtCoefficient())
                .map(BigInteger::toByteArray)
                .forEach(number -> write(numbers, 0x02, number));
        var sequence = new ByteArrayOutputStream();
        write(sequence, 0x30, numbers.toByteArray());
        return sequence.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
    }
}
