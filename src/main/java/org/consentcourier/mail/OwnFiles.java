package org.consentcourier.mail;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Takes a company's files in one by one: each is compiled and rendered before it may speak. */
final class OwnFiles {

    /** Why a file is not used; names it, and where they are known the line and what stands there. */
    static final class Unusable extends Exception {
        private Unusable(String message) {
            super(message);
        }
    }

    /** What a file may be called, those that others build on first. */
    private static final List<String> TEMPLATES = List.of(
            "layout",
            "ask",
            "invitation",
            "reminder",
            "expiry-notice",
            "reconsent",
            "together",
            "escalation",
            "report-progress",
            "report-names",
            "report-groups",
            "report-shares",
            "report-page",
            "weekly-report-mail",
            "company-report-mail");

    /** Texts are not composed of these. */
    private static final Set<String> HTML_ALONE =
            Set.of("layout", "report-progress", "report-names", "report-groups", "report-shares", "report-page");

    private static final Pattern TEMPLATE = Pattern.compile("(?<name>[a-z-]+)\\.(html|txt)");
    private static final Pattern MESSAGES =
            Pattern.compile("mail_(?<language>[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*)\\.properties");

    private final Engine engine;
    private Voice voice = Voice.BUILT_IN;

    OwnFiles(Engine engine) {
        this.engine = engine;
    }

    /** Sentences, then templates in the order they build on each other. */
    static String rank(String file) {
        var name = file.replaceFirst("\\..*", "");
        return file.startsWith("mail_") ? "0" + file : "%d%s".formatted(1 + TEMPLATES.indexOf(name), file);
    }

    Voice voice() {
        return voice;
    }

    /** Takes a file in, or tells why not and stays as it was. */
    void add(String file, String text) throws Unusable {
        var template = TEMPLATE.matcher(file);
        var messages = MESSAGES.matcher(file);
        if (messages.matches()) {
            var language = Locale.forLanguageTag(messages.group("language").replace('_', '-'));
            var sentences = sentences(file, text, language);
            become(file, voice.withSentences(engine, language, sentences));
        } else if (template.matches() && isOurs(template.group("name"), template.group(2))) {
            become(file, voice.withTemplate(engine, file, text));
        } else {
            throw new Unusable(
                    "%s: not the name of a file of ours; there are %s, each .html or .txt, and mail_de.properties"
                            .formatted(file, String.join(", ", TEMPLATES)));
        }
    }

    private static boolean isOurs(String name, String type) {
        return TEMPLATES.contains(name) && (type.equals("html") || !HTML_ALONE.contains(name));
    }

    private void become(String file, Voice candidate) throws Unusable {
        try {
            candidate.speak(Trial::run);
        } catch (Trial.Failed | RuntimeException e) {
            throw new Unusable("%s: %s".formatted(file, inOneLine(e)));
        }
        voice = candidate;
    }

    private Sentences sentences(String file, String text, Locale language) throws Unusable {
        var byKey = new HashMap<String, Template>();
        for (var entry : properties(file, text).entrySet()) {
            var key = entry.getKey();
            var places = Sentences.places().get(key);
            if (places == null) {
                throw new Unusable("%s:%d: no sentence of ours is called %s".formatted(file, line(text, key), key));
            }
            byKey.put(key, sentence("%s:%d".formatted(file, line(text, key)), entry.getValue(), places));
        }
        if (!Wording.isBuiltIn(language)) {
            var missing = new TreeSet<>(Sentences.places().keySet());
            missing.removeAll(byKey.keySet());
            if (!missing.isEmpty()) {
                throw new Unusable("%s: a language of its own needs every sentence; it lacks %s"
                        .formatted(file, String.join(", ", missing)));
            }
        }
        return new Sentences(byKey, text);
    }

    private Template sentence(String where, String text, List<String> places) throws Unusable {
        try {
            var sentence = engine.parse(text, null, where);
            for (var expression : sentence.getExpressions()) {
                var name = expression.isLiteral()
                        ? ""
                        : expression.getParts().getFirst().getName();
                if (!expression.isLiteral() && !places.contains(name)) {
                    throw new Unusable("%s: {%s} is not known there; %s"
                            .formatted(where, expression.toOriginalString(), known(places)));
                }
            }
            return sentence;
        } catch (TemplateException e) {
            throw new Unusable("%s: %s".formatted(where, inOneLine(e)));
        }
    }

    private static String known(List<String> places) {
        return places.isEmpty() ? "this sentence has no places" : "there is {" + String.join("}, {", places) + "}";
    }

    private static Map<String, String> properties(String file, String text) throws Unusable {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new Unusable("%s: %s".formatted(file, inOneLine(e)));
        }
        var entries = new HashMap<String, String>();
        properties.forEach((key, value) -> entries.put(key.toString(), value.toString()));
        return entries;
    }

    private static int line(String text, String key) {
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().matches(Pattern.quote(key) + "\\s*[=:].*")) {
                return i + 1;
            }
        }
        return 1;
    }

    private static String inOneLine(Exception e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
