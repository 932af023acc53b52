package org.consentcourier.mail;

import io.quarkus.arc.Arc;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.Reader;
import java.io.StringReader;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What mails are written with: our templates and sentences, and in front of them those of the company.
 *
 * @param templates text by name, such as {@code invitation.html}
 * @param sentences by language
 * @param engine finds those before ours; null where there are none
 */
record Voice(
        Map<String, String> templates,
        Map<Locale, Sentences> sentences,
        @Nullable Engine engine) {

    /** Ours alone. */
    static final Voice BUILT_IN = new Voice(Map.of(), Map.of(), null);

    private static final int BEFORE_OURS = 10;
    private static final String FOLDER = "mail/";

    /** The one that is tried before anybody real is written to. */
    private static final ScopedValue<Voice> ON_TRIAL = ScopedValue.newInstance();

    Voice {
        templates = Map.copyOf(templates);
        sentences = Map.copyOf(sentences);
    }

    /** The one that is spoken here and now. */
    static Voice current() {
        return ON_TRIAL.isBound()
                ? ON_TRIAL.get()
                : Arc.container().instance(OwnWording.class).get().voice();
    }

    /** Speaks with this voice instead, in all that is rendered within. */
    <T, X extends Throwable> T speak(ScopedValue.CallableOp<T, X> speaking) throws X {
        return ScopedValue.where(ON_TRIAL, this).call(speaking);
    }

    static boolean isOnTrial() {
        return ON_TRIAL.isBound();
    }

    /** This one with a template of the company's in front of ours. */
    Voice withTemplate(Engine ours, String name, String text) {
        var more = new HashMap<>(templates);
        more.put(name, text);
        return of(ours, more, sentences);
    }

    /** This one with sentences of the company's in front of ours. */
    Voice withSentences(Engine ours, Locale language, Sentences own) {
        var more = new HashMap<>(sentences);
        more.put(language, own);
        return of(ours, templates, more);
    }

    Optional<Sentences> in(Locale language) {
        return Optional.ofNullable(sentences.get(language));
    }

    private static Voice of(Engine ours, Map<String, String> templates, Map<Locale, Sentences> sentences) {
        var builder = ours.newBuilder()
                .addLocator(new Locator(Map.copyOf(templates)))
                .addNamespaceResolver(Sentences.resolver(Map.copyOf(sentences), BEFORE_OURS));
        return new Voice(templates, sentences, builder.build());
    }

    private record Locator(Map<String, String> templates) implements TemplateLocator {

        @Override
        public int getPriority() {
            return DEFAULT_PRIORITY + BEFORE_OURS;
        }

        @Override
        public Optional<TemplateLocation> locate(String id) {
            return id.startsWith(FOLDER)
                    ? Optional.ofNullable(templates.get(id.substring(FOLDER.length())))
                            .map(text -> new Location(text, Variant.forContentType(type(id))))
                    : Optional.empty();
        }

        private static String type(String id) {
            return id.endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN;
        }
    }

    private record Location(String text, Variant variant) implements TemplateLocator.TemplateLocation {

        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(variant);
        }

        @Override
        public Optional<URI> getSource() {
            return Optional.empty();
        }
    }
}
