package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.consentcourier.support.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A sentence that one language lacks would be English there without a word. */
class PublicMessagesTest {

    private static final Bundle PAGES = new Bundle(PublicMessages.class, "pages");

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EN")
    void every_language_has_every_sentence_with_the_same_places(Language language) throws IOException {
        assertThat(Bundle.places(PAGES.in(language.tag())))
                .containsExactlyInAnyOrderEntriesOf(Bundle.places(PAGES.english()));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EN")
    void no_sentence_is_empty_doubled_or_left_in_english(Language language) throws IOException {
        var english = PAGES.english();

        assertThat(PAGES.in(language.tag()))
                .allSatisfy((key, sentence) ->
                        assertThat(sentence).as(key).isNotBlank().isNotEqualTo(english.get(key)));
        assertThat(PAGES.lines(language.tag())).hasSize(english.size());
    }

    @ParameterizedTest
    @EnumSource
    void docusigns_own_words_are_the_same_in_every_language(Language language) throws IOException {
        var sentences = PAGES.in(language.tag());

        assertThat(sentences.get("notYetAccept")).contains("Accept");
        assertThat(sentences.get("doneTakeBack")).contains("Manage Profile", "Connected Apps");
        assertThat(sentences.get("admins")).contains("Docusign Admin", "Connected Apps", "Authorize Application");
    }

    @Test
    void every_file_is_a_language_of_the_pages_and_every_language_has_a_file() throws IOException {
        assertThat(PAGES.languages()).containsExactlyInAnyOrder("de", "fr", "es", "pt", "ja");
        assertThat(Language.values()).hasSize(6);
    }
}
