package org.consentcourier.mail;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consentcourier.support.Bundle;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OwnWordingTest {

    private static final Sender SENDER = new Sender("Corp Ltd", null, false);

    private static final String OWN_TEXT = """
            Dear {ask.personName}, do as {ask.attribute('Boss')} says.
            {ask.consentUrl}
            """;

    @Inject
    OwnWording wording;

    @TempDir
    Path folder;

    @TempDir
    Path nothing;

    @AfterEach
    void end() {
        wording.read(nothing);
    }

    @Test
    void a_sentence_of_the_company_takes_the_place_of_ours_in_its_language_alone() throws IOException {
        write("mail_de.properties", "# ours\nhello=Liebe(r) {name},\naskSubject=Docusign fragt für {app}");

        wording.read(folder);

        var german = mail(SampleMail.INVITATION, Locale.GERMANY);
        assertThat(wording.faults()).isEmpty();
        assertThat(german.subject()).isEqualTo("Docusign fragt für Contract Archive");
        assertThat(german.text()).startsWith("Liebe(r) Ada Lovelace,").contains("Ist diese E-Mail echt?");
        assertThat(german.html()).contains("<p style=\"margin:0 0 16px;\">Liebe(r) Ada Lovelace,</p>");
        assertThat(mail(SampleMail.INVITATION, Locale.ENGLISH).text()).startsWith("Hello Ada Lovelace,");
    }

    @Test
    void the_digest_of_what_a_mail_is_written_with_tells_other_words_and_nothing_else() throws IOException {
        var german = mail(SampleMail.INVITATION, Locale.GERMANY).wording();
        var report = mail(SampleMail.WEEKLY_REPORT, Locale.GERMANY).wording();
        var english = mail(SampleMail.INVITATION, Locale.ENGLISH).wording();
        write("mail_de.properties", "hello=Moin {name},");
        write("ask.txt", Files.readString(Path.of("src/main/resources/templates/mail/ask.txt")) + "\n");

        wording.read(folder);

        assertThat(wording.faults()).isEmpty();
        assertThat(mail(SampleMail.INVITATION, Locale.GERMANY).wording()).isNotEqualTo(german);
        assertThat(mail(SampleMail.INVITATION, Locale.ENGLISH).wording()).isNotEqualTo(english);
        assertThat(mail(SampleMail.WEEKLY_REPORT, Locale.ENGLISH).wording())
                .isNotEqualTo(report)
                .isEqualTo(mail(SampleMail.WEEKLY_REPORT, Locale.UK).wording());
        wording.read(nothing);
        assertThat(mail(SampleMail.INVITATION, Locale.GERMANY).wording()).isEqualTo(german);
        assertThat(SampleMail.INVITATION.to("Grace", Locale.GERMAN, SENDER).wording())
                .isEqualTo(german);
    }

    @Test
    void a_template_of_the_company_takes_the_place_of_ours_and_still_escapes() throws IOException {
        write("invitation.txt", OWN_TEXT);
        write(
                "layout.html",
                Files.readString(Path.of("src/main/resources/templates/mail/layout.html"))
                        .replace("<h1 ", "<p>Corp &amp; Co</p><h1 "));

        wording.read(folder);

        var invitation = SampleMail.INVITATION.to("Grace <b>", Locale.ENGLISH, SENDER);
        assertThat(wording.faults()).isEmpty();
        assertThat(wording.used()).isEqualTo(2);
        assertThat(invitation.text()).startsWith("Dear Grace <b>, do as  says.\nhttps://account.docusign.com/");
        assertThat(invitation.html()).contains("<p>Corp &amp; Co</p><h1", "Hello Grace &lt;b&gt;,");
        assertThat(mail(SampleMail.REMINDER, Locale.ENGLISH).text()).contains("This is reminder 2 of 4.");
        assertThat(mail(SampleMail.WEEKLY_REPORT, Locale.ENGLISH).html()).contains("<p>Corp &amp; Co</p>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    invitation.txt     | line{n}{ask.nickname}{n}{ask.consentUrl}   | invitation.txt:2   | nickname
                    reminder.html      | {#if ask.named}                            | reminder.html      | if
                    invitation.txt     | Please come to my office.                  | INVITATION         | {ask.consentUrl}
                    ask.html           | <p>{ask.consentUrl}</p>                    | ask.html           | no link to
                    mail_fr.properties | hello=Bonjour{n}orAsk=Ou {person}          | mail_fr.properties:2 | {person} is not known there; there is {contact}
                    mail_fr.properties | bonjour=Salut                              | mail_fr.properties:1 | no sentence of ours is called bonjour
                    mail_it.properties | hello=Ciao {name}                          | mail_it.properties | it lacks afterwards
                    welcome.html       | <p>Welcome</p>                             | welcome.html       | not the name of a file of ours""")
    void what_cannot_be_used_is_told_by_file_line_and_word_and_ours_is_used(
            String file, String content, String where, String what) throws IOException {
        var before = mail(SampleMail.INVITATION, Locale.FRENCH);
        write(file, content.replace("{n}", "\n"));
        write("mail_de.properties", "hello=Moin {name},");

        wording.read(folder);

        assertThat(wording.faults())
                .singleElement()
                .asString()
                .startsWith(file)
                .contains(where, what)
                .doesNotContain("\n");
        assertThat(mail(SampleMail.INVITATION, Locale.FRENCH)).isEqualTo(before);
        assertThat(mail(SampleMail.INVITATION, Locale.GERMAN).text()).startsWith("Moin Ada Lovelace,");
    }

    @Test
    void a_language_of_the_companys_own_is_spoken_when_it_has_every_sentence() throws IOException {
        var sentences = new Bundle(MailMessages.class, "mail").english();
        write(
                "mail_ar.properties",
                sentences.entrySet().stream()
                        .map(sentence -> sentence.getKey() + "=\u0639 " + sentence.getValue())
                        .collect(joining("\n")));

        wording.read(folder);

        var locale = Wording.spoken(Locale.forLanguageTag("ar-EG"));
        var mail = mail(SampleMail.INVITATION, locale);
        assertThat(wording.faults()).isEmpty();
        assertThat(locale.toLanguageTag()).isEqualTo("ar-EG");
        assertThat(mail.html()).contains("<html lang=\"ar-EG\" dir=\"rtl\">", "\u0639 What to do");
        assertThat(mail.subject()).startsWith("\u0639 Please allow");
    }

    @Test
    void what_fails_only_later_is_written_in_our_words() throws IOException {
        write("invitation.txt", OWN_TEXT + "{#if ask.attributes.size > 0}{ask.nickname}{/if}");
        wording.read(folder);

        var mail = Rendering.of(new Invitation(withAttribute()));

        assertThat(wording.used()).isOne();
        assertThat(mail.text()).startsWith("Hello Ada Lovelace,");
    }

    @Test
    void a_folder_that_is_not_there_is_told_too() {
        wording.read(folder.resolve("elsewhere"));

        assertThat(wording.faults()).singleElement().asString().contains("elsewhere: no folder that can be read");
    }

    private static Ask withAttribute() {
        var here = URI.create("https://consent.corp.example/");
        return new Ask(
                Locale.ENGLISH,
                SENDER,
                "Ada Lovelace",
                "Contract Archive",
                List.of("signature"),
                "ada@corp.example",
                here,
                here,
                here,
                here,
                null,
                null,
                null,
                0,
                4,
                Map.of("Boss", "Charles"));
    }

    private Rendering mail(SampleMail kind, Locale locale) {
        return kind.to("Ada Lovelace", locale, SENDER);
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }
}
