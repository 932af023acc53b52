package org.consentcourier.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.consentcourier.sandbox.SandboxDatabase;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.sandbox.docusign.Integration;
import org.consentcourier.sandbox.docusign.KeyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long somebody waits who comes back from Docusign having accepted, in turn with a page that asks nobody anything. */
class RedirectBench {

    private static final int WARM_UP = 20;
    private static final int VISITS = 200;
    private static final Duration WANTED = Duration.ofSeconds(2);
    private static final int SIGNATURE_BYTES = 16;

    /** All visits come from one address here. */
    private static final Map<String, String> ONE_CLIENT = Map.of("courier.pages.per-client", "100000");

    @TempDir
    private Path folder;

    @Test
    void from_the_redirect_to_done() throws IOException, InterruptedException {
        var roster = RosterFiles.write(folder, WARM_UP + VISITS);
        try (var docusign = DocusignSimulator.start();
                var database = SandboxDatabase.untuned()) {
            everybodyHasAccepted(docusign, roster);
            try (var courier = Courier.start(folder, database, docusign.uri().toString(), ONE_CLIENT)) {
                courier.imports(roster, "added", WARM_UP + VISITS);
                var redirects = redirects(courier);
                assertThat(redirects).hasSize(WARM_UP + VISITS);
                bench(courier, redirects);
                assertThat(docusign.tokenCalls()).isEqualTo(WARM_UP + VISITS);
                assertThat(courier.errors()).isEmpty();
            }
        }
    }

    private static void bench(Courier courier, List<String> redirects) throws IOException, InterruptedException {
        var visits = new ArrayList<Duration>();
        var bare = new ArrayList<Duration>();
        for (var redirect : redirects) {
            visits.add(visit(courier, redirect));
            bare.add(bare(courier));
        }
        report(visits.subList(WARM_UP, redirects.size()), bare.subList(WARM_UP, redirects.size()));
    }

    /** As a browser goes: to the redirect URI with a code, and on to where that sends it. */
    private static Duration visit(Courier courier, String redirect) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var landed = courier.get(redirect);
        var result = URI.create(landed.headers().firstValue("Location").orElseThrow());
        var page = courier.get(result.getRawPath() + "?" + result.getRawQuery() + "&lang=en");
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(page.body()).contains("Done", "has arrived");
        return took;
    }

    private static Duration bare(Courier courier) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var page = courier.get("/?lang=en");
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(page.statusCode()).isEqualTo(200);
        return took;
    }

    private static void report(List<Duration> visits, List<Duration> bare) {
        System.out.printf(
                Locale.ROOT,
                """

                ## %d redirects

                java %s, on Java %s with %d processors

                | | median | 95th percentile | slowest |
                |---|--:|--:|--:|
                %s%s
                %s 95 of 100 read "Done" within %d s
                """,
                VISITS,
                Courier.javaOptions(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                line("redirect to \"Done\"", visits),
                line("bare GET of `/`", bare),
                percentile(visits, 95).compareTo(WANTED) < 0 ? "PASS" : "MISS",
                WANTED.toSeconds());
    }

    private static String line(String name, List<Duration> times) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f ms | %.1f ms | %.1f ms |%n",
                name,
                millis(percentile(times, 50)),
                millis(percentile(times, 95)),
                millis(percentile(times, 100)));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private static Duration percentile(List<Duration> times, int percent) {
        var sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    private void everybodyHasAccepted(DocusignSimulator docusign, Path roster) throws IOException {
        docusign.knows(Integration.demo(
                Courier.INTEGRATION_KEY,
                "Contract Archive",
                KeyFiles.publicKey(folder),
                Courier.BASE_URL + "/consent/" + Courier.APPLICATION));
        for (var line : Files.readAllLines(roster).stream().skip(1).toList()) {
            var cells = line.split(",", 5);
            var user = UUID.fromString(cells[0]);
            docusign.knows(DocusignUser.active(user, cells[1], cells[2], cells[3]));
            docusign.consents(user, Courier.INTEGRATION_KEY);
        }
    }

    private static List<String> redirects(Courier courier) throws IOException, InterruptedException {
        return courier
                .asks("/api/v1/consents?application=" + Courier.APPLICATION + "&limit=500")
                .<String>getList("items.id")
                .stream()
                .map(id -> "/consent/" + Courier.APPLICATION + "?code=eyJ0bench&state=" + signed("v1." + id + ".1"))
                .toList();
    }

    private static String signed(String subject) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Courier.SECRET.getBytes(UTF_8), "HmacSHA256"));
            var bytes = Arrays.copyOf(mac.doFinal(subject.getBytes(UTF_8)), SIGNATURE_BYTES);
            return subject + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
