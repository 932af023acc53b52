package org.consentcourier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.consentcourier.support.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sentence that one language lacks would be English there without a word. */
class MailMessagesTest {

    private static final Bundle MAIL = new Bundle(MailMessages.class, "mail");

    /** What is said in the same signs everywhere. */
    private static final Set<String> THE_SAME = Set.of("partOf");

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "pt", "ja"})
    void every_language_has_every_sentence_with_the_same_places(String language) throws IOException {
        assertThat(Bundle.places(MAIL.in(language))).containsExactlyInAnyOrderEntriesOf(Bundle.places(MAIL.english()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "pt", "ja"})
    void no_sentence_is_empty_doubled_or_left_in_english(String language) throws IOException {
        var english = MAIL.english();
        var sentences = new TreeMap<>(MAIL.in(language));

        assertThat(MAIL.lines(language)).hasSize(english.size());
        sentences.keySet().removeAll(THE_SAME);
        assertThat(sentences)
                .allSatisfy((key, sentence) ->
                        assertThat(sentence).as(key).isNotBlank().isNotEqualTo(english.get(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "pt", "ja"})
    void what_one_sentence_calls_another_is_what_the_other_says(String language) throws IOException {
        var mail = MAIL.in(language);
        var pages = pages(language);

        assertThat(pages.get("thanksHint")).contains(mail.get("checkNow"));
        assertThat(mail.get("takenBack")).contains(mail.get("notForMe"));
        assertThat(mail.get("isItReal")).isEqualTo(pages.get("infoTab"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "pt", "ja"})
    void docusigns_own_words_are_the_same_in_every_language(String language) throws IOException {
        var sentences = MAIL.in(language);

        assertThat(sentences.get("stepAccept")).contains("Accept");
        assertThat(sentences.get("scopeImpersonation")).contains("impersonation");
        assertThat(sentences.get("scopeSignature")).contains("signature");
        assertThat(sentences)
                .allSatisfy((key, sentence) -> assertThat(sentence).as(key).doesNotContain("DocuSign", "docusign"));
    }

    @Test
    void the_mails_speak_what_the_pages_speak() throws IOException {
        assertThat(MAIL.languages()).containsExactlyInAnyOrder("de", "fr", "es", "pt", "ja");
        assertThat(new Bundle(Object.class, "pages").languages()).isEqualTo(MAIL.languages());
    }

    private static Map<String, String> pages(String language) throws IOException {
        try {
            return new Bundle(Class.forName("org.consentcourier.web.PublicMessages"), "pages").in(language);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
