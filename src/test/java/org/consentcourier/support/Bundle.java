package org.consentcourier.support;

import static java.util.stream.Collectors.toMap;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences of a message bundle as they are written down, in English and translated.
 *
 * @param prefix of its files, such as {@code pages}
 */
public record Bundle(Class<?> messages, String prefix) {

    private static final Path FILES = Path.of("src/main/resources/messages");
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");

    /** By key. */
    public Map<String, String> english() {
        return Arrays.stream(messages.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Message.class))
                .collect(toMap(
                        method -> method.getName(),
                        method -> method.getAnnotation(Message.class).value()));
    }

    /** By key, of English or of a language that has a file. */
    public Map<String, String> in(String language) throws IOException {
        return language.equals("en") ? english() : translated(language);
    }

    /** The lines of a file that hold a sentence; a doubled key has two. */
    public List<String> lines(String language) throws IOException {
        return Files.readAllLines(file(language)).stream()
                .filter(line -> line.contains("="))
                .toList();
    }

    /** The languages that have a file. */
    public Set<String> languages() throws IOException {
        var name = Pattern.compile(prefix + "_([a-z]+)\\.properties");
        try (var files = Files.list(FILES)) {
            return files.map(file -> name.matcher(file.getFileName().toString()))
                    .flatMap(match -> match.results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
        }
    }

    /** What each sentence leaves open, by key. */
    public static Map<String, Set<String>> places(Map<String, String> sentences) {
        return sentences.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        sentence -> PLACE.matcher(sentence.getValue())
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toSet())));
    }

    private Map<String, String> translated(String language) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file(language), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var sentences = new TreeMap<String, String>();
        properties.forEach((key, sentence) -> sentences.put(key.toString(), sentence.toString()));
        return sentences;
    }

    private Path file(String language) {
        return FILES.resolve("%s_%s.properties".formatted(prefix, language));
    }
}
