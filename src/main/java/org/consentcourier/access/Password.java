package org.consentcourier.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** What is configured as somebody's password, and how long it takes to say no. */
sealed interface Password {

    boolean matches(String attempt);

    static Password of(String configured) {
        return Bcrypt.HASH.matcher(configured).matches() ? new Bcrypt(configured) : new Plain(configured);
    }

    static boolean looksHashed(String configured) {
        return configured.startsWith("$2");
    }

    static boolean isHash(String configured) {
        return Bcrypt.HASH.matcher(configured).matches();
    }

    /** Compares digests, so that neither the length nor a common beginning shows in the time taken. */
    record Plain(String password) implements Password {

        @Override
        public boolean matches(String attempt) {
            return MessageDigest.isEqual(digest(attempt), digest(password));
        }

        @Override
        public String toString() {
            return "Plain";
        }

        private static byte[] digest(String text) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }

    /** The three prefixes name one algorithm; the library knows it as {@code 2a}. */
    record Bcrypt(String hash) implements Password {

        private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

        @Override
        public boolean matches(String attempt) {
            return BcryptUtil.matches(attempt, "$2a" + hash.substring("$2a".length()));
        }

        @Override
        public String toString() {
            return "Bcrypt";
        }
    }
}
