package org.consentcourier.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Signs and posts and does nothing else: no database, and no look at what is answered. A process of its own: for each line of
 * its input it asks about every user once, and says how many nanoseconds that took.
 */
final class BareLoop {

    private static final String GRANT =
            "grant_type=" + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", UTF_8) + "&assertion=";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final URI endpoint;
    private final String integrationKey;
    private final PrivateKey key;
    private final List<String> users;

    private BareLoop(URI server, String integrationKey, PrivateKey key, List<String> users) {
        this.endpoint = server.resolve("/oauth/token");
        this.integrationKey = integrationKey;
        this.key = key;
        this.users = users;
    }

    /** The account server, the integration key, the files of the private key and of the User IDs, and how many are asked about at a time. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        var loop = new BareLoop(
                URI.create(args[0]), args[1], privateKey(Path.of(args[2])), Files.readAllLines(Path.of(args[3])));
        var input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        while (input.readLine() != null) {
            System.out.println(loop.run(Integer.parseInt(args[4])));
        }
    }

    private long run(int concurrency) {
        var next = new AtomicInteger();
        var begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < concurrency; i++) {
                threads.execute(() -> users(next));
            }
        }
        return System.nanoTime() - begun;
    }

    private void users(AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < users.size(); i = next.getAndIncrement()) {
            post(sign(users.get(i)));
        }
    }

    private String sign(String user) {
        var now = Instant.now();
        return Jwt.claims()
                .issuer(integrationKey)
                .audience("account-d.docusign.com")
                .subject(user)
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .claim("scope", "signature impersonation")
                .jws()
                .algorithm(SignatureAlgorithm.RS256)
                .sign(key);
    }

    private void post(String assertion) {
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(GRANT + assertion))
                .build();
        try {
            client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        var base64 = Files.readString(file, UTF_8).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }
}
