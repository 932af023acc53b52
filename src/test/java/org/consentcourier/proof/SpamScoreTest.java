package org.consentcourier.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.logging.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.consentcourier.mail.Letter;
import org.consentcourier.mail.MailSource;
import org.consentcourier.mail.SampleMail;
import org.consentcourier.mail.Sender;
import org.consentcourier.support.Program;
import org.consentcourier.support.Proof;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What SpamAssassin makes of our mails by their words and form alone: nothing of the network, nothing learnt. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
@Tag(Proof.TAG)
@EnabledIfSystemProperty(named = Proof.TAG, matches = "true")
class SpamScoreTest {

    private static final double MOST = 1.0;
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pt", "ja");

    /** What every SpamAssassin knows as spam: without it nobody could tell whether it judged at all. */
    private static final String SURELY = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

    private static final String SPAM = "spam";

    private static final Pattern DATE = Pattern.compile("^Date: (.*)$", Pattern.MULTILINE);

    private static final Sender SENDER = new Sender("Corp Ltd", "IT Help <it-help@corp.example>", false);
    private static final Pattern VERDICT = Pattern.compile(
            "^X-Spam-Status: (?:Yes|No), score=(?<score>-?[0-9.]+).*?tests=(?<tests>.*?)\\s(?:autolearn|version)=.*?^Message-ID: <(?<mail>[^@]+)@",
            Pattern.MULTILINE | Pattern.DOTALL);

    @Inject
    MailSource source;

    @TempDir
    Path folder;

    /** A verdict and the rules it rests on. */
    private record Verdict(double score, String tests) {}

    @Test
    void no_mail_in_any_language_looks_like_spam() throws IOException, InterruptedException {
        assumeTrue(Program.exists("spamassassin"), "SpamAssassin is not installed: apt-get install spamassassin");

        var verdicts = judge(mails());

        assertThat(verdicts)
                .hasEntrySatisfying(SPAM, verdict -> assertThat(verdict.score()).isGreaterThan(MOST));
        verdicts.remove(SPAM);
        verdicts.forEach((mail, verdict) -> Log.infof("%s: %s (%s)", mail, verdict.score(), verdict.tests()));
        assertThat(verdicts).hasSize(SampleMail.values().length * LANGUAGES.size());
        assertThat(verdicts)
                .allSatisfy((mail, verdict) -> assertThat(verdict.score())
                        .as("%s: %s", mail, verdict.tests())
                        .isLessThan(MOST));
    }

    private Map<String, String> mails() {
        var mails = new TreeMap<String, String>();
        mails.put(
                SPAM,
                source.of(new Letter(
                        "ada@corp.example",
                        "Hello",
                        "<p>" + SURELY + "</p>",
                        SURELY,
                        "<" + SPAM + "@northwind.example>",
                        List.of(),
                        Map.of())));
        for (var kind : SampleMail.values()) {
            for (var language : LANGUAGES) {
                var mail = kind.to(SampleMail.SOMEBODY, Locale.of(language), SENDER);
                var letter = Letter.of(mail, "ada@corp.example", "<%s.%s@northwind.example>".formatted(kind, language));
                mails.put(kind + "." + language, source.of(letter));
            }
        }
        return mails;
    }

    /** All in one run: to start takes it longer than to judge. */
    private Map<String, Verdict> judge(Map<String, String> mails) throws IOException, InterruptedException {
        var box = folder.resolve("mails");
        Files.writeString(
                box,
                String.join(
                        "", mails.values().stream().map(SpamScoreTest::inBox).toList()),
                UTF_8);
        var answer = Program.run(
                folder,
                Map.of("HOME", folder.toString(), "LC_ALL", "C.UTF-8"),
                List.of("spamassassin", "--local", "--mbox", box.toString()));
        // It gives them back in an order of its own.
        var verdicts = new TreeMap<String, Verdict>();
        var found = VERDICT.matcher(answer);
        while (found.find()) {
            verdicts.put(
                    found.group("mail"),
                    new Verdict(
                            Double.parseDouble(found.group("score")),
                            found.group("tests").replaceAll("\\s+", "")));
        }
        return verdicts;
    }

    private static String inBox(String mail) {
        var date = DATE.matcher(mail).results().findFirst().orElseThrow().group(1);
        return "From courier@northwind.example Wed Nov 25 10:00:00 2026\n"
                + """
            Received: from courier.northwind.example (courier.northwind.example [93.184.215.14])
            \tby mx.corp.example (Postfix) with ESMTPS id 4XyZ12345
            \tfor <ada@corp.example>; %s
            """.formatted(date.strip())
                + mail.replaceAll("(?m)^(>*From )", ">$1")
                + "\n\n";
    }
}
