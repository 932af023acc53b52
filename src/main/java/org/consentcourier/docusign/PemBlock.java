package org.consentcourier.docusign;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One block of a PEM text, found in whatever shape an environment variable or a mail has left it. */
record PemBlock(String label, String base64) {
    private static final String RSA_PKCS1 = "RSA PRIVATE KEY";
    private static final String ANY_PKCS8 = "PRIVATE KEY";
    private static final Set<String> READABLE = Set.of(RSA_PKCS1, ANY_PKCS8);
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");

    /** The one private key of the text; a certificate or public key beside it does no harm. */
    static PemBlock privateKeyIn(String text) throws InvalidPrivateKey {
        var pem = unmangled(text);
        var labels = BEGIN.matcher(pem).results().toList();
        var readable = labels.stream()
                .filter(label -> READABLE.contains(label.group(1)))
                .toList();
        if (readable.size() > 1) {
            throw new InvalidPrivateKey(
                    "It holds more than one private key. Leave only the one that belongs to the integration key.");
        }
        return readable.isEmpty() ? refuse(pem, labels) : block(pem, readable.getFirst());
    }

    boolean isPkcs1() {
        return label.equals(RSA_PKCS1);
    }

    byte[] der() throws InvalidPrivateKey {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw PrivateKeys.damaged();
        }
    }

    @Override
    public String toString() {
        return "PemBlock[" + label + "]";
    }

    private static String unmangled(String text) {
        return text.replace("\\r", "\n")
                .replace("\\n", "\n")
                .replace("\uFEFF", "")
                .strip();
    }

    private static PemBlock block(String pem, MatchResult begin) throws InvalidPrivateKey {
        int end = pem.indexOf("-----END " + begin.group(1) + "-----", begin.end());
        if (end < 0) {
            throw PrivateKeys.damaged();
        }
        var body = pem.substring(begin.end(), end);
        if (body.contains("ENCRYPTED")) {
            throw encrypted();
        }
        return new PemBlock(begin.group(1), body.replaceAll("[\\s\"'\\\\]", ""));
    }

    private static PemBlock refuse(String pem, List<MatchResult> labels) throws InvalidPrivateKey {
        if (pem.isEmpty()) {
            throw new InvalidPrivateKey(
                    "It is empty. Put in the private key that Docusign showed when the RSA pair was generated.");
        }
        if (labels.isEmpty()) {
            throw new InvalidPrivateKey(
                    "It is no PEM text. Copy the whole private key, with its line -----BEGIN RSA PRIVATE KEY-----.");
        }
        var label = labels.stream()
                .map(found -> found.group(1))
                .filter(found -> found.endsWith("PRIVATE KEY"))
                .findFirst();
        throw switch (label.orElse(labels.getFirst().group(1))) {
            case "ENCRYPTED PRIVATE KEY" -> encrypted();
            case "EC PRIVATE KEY" -> PrivateKeys.notRsa("EC");
            case "DSA PRIVATE KEY" -> PrivateKeys.notRsa("DSA");
            case "OPENSSH PRIVATE KEY" ->
                new InvalidPrivateKey(
                        "It is in OpenSSH's own format. Convert a copy with: ssh-keygen -p -m PEM -f <copy>");
            case "PUBLIC KEY", "RSA PUBLIC KEY" -> notPrivate("a public key");
            case "CERTIFICATE", "TRUSTED CERTIFICATE" -> notPrivate("a certificate");
            default ->
                new InvalidPrivateKey(
                        "It is of a kind not known here. Use the key that Docusign showed when the RSA pair was generated.");
        };
    }

    private static InvalidPrivateKey encrypted() {
        return new InvalidPrivateKey(
                "It is encrypted with a passphrase. Decrypt it with: openssl pkey -in <encrypted file> -out <plain file>");
    }

    private static InvalidPrivateKey notPrivate(String what) {
        return new InvalidPrivateKey(
                "It is %s, not a private key. Docusign shows the private key once, when an RSA pair is generated; a lost one is replaced by a new pair."
                        .formatted(what));
    }
}
