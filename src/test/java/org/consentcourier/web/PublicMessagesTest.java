package org.consentcourier.web;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A sentence that one language lacks would be English there without a word. */
class PublicMessagesTest {

    private static final Path FILES = Path.of("src/main/resources/messages");
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
    private static final Pattern FILE = Pattern.compile("pages_([a-z]+)\\.properties");

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EN")
    void every_language_has_every_sentence_with_the_same_places(Language language) throws IOException {
        assertThat(places(read(language))).containsExactlyInAnyOrderEntriesOf(places(english()));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EN")
    void no_sentence_is_empty_doubled_or_left_in_english(Language language) throws IOException {
        var english = english();

        assertThat(read(language))
                .allSatisfy((key, sentence) ->
                        assertThat(sentence).as(key).isNotBlank().isNotEqualTo(english.get(key)));
        assertThat(Files.readAllLines(file(language)))
                .filteredOn(line -> line.contains("="))
                .hasSize(english.size());
    }

    @ParameterizedTest
    @EnumSource
    void docusigns_own_words_are_the_same_in_every_language(Language language) throws IOException {
        var sentences = language == Language.EN ? english() : read(language);

        assertThat(sentences.get("notYetAccept")).contains("Accept");
        assertThat(sentences.get("doneTakeBack")).contains("Manage Profile", "Connected Apps");
        assertThat(sentences.get("admins")).contains("Docusign Admin", "Connected Apps", "Authorize Application");
    }

    @Test
    void every_file_is_a_language_of_the_pages_and_every_language_has_a_file() throws IOException {
        try (var files = Files.list(FILES)) {
            assertThat(files.map(file -> FILE.matcher(file.getFileName().toString()))
                            .flatMap(name -> name.results())
                            .map(name -> name.group(1)))
                    .containsExactlyInAnyOrder("de", "fr", "es", "pt", "ja");
        }
        assertThat(Language.values()).hasSize(6);
    }

    private static Map<String, String> english() {
        return Arrays.stream(PublicMessages.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Message.class))
                .collect(toMap(
                        method -> method.getName(),
                        method -> method.getAnnotation(Message.class).value()));
    }

    private static Map<String, String> read(Language language) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file(language), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var sentences = new TreeMap<String, String>();
        properties.forEach((key, sentence) -> sentences.put(key.toString(), sentence.toString()));
        return sentences;
    }

    private static Path file(Language language) {
        return FILES.resolve("pages_" + language.tag() + ".properties");
    }

    private static Map<String, Set<String>> places(Map<String, String> sentences) {
        return sentences.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        sentence -> PLACE.matcher(sentence.getValue())
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toSet())));
    }
}
