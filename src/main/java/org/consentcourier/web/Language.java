package org.consentcourier.web;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the public pages speak; each has a name of its own. */
@TemplateData
enum Language {
    EN("English"),
    DE("Deutsch"),
    FR("Français"),
    ES("Español"),
    PT("Português"),
    JA("日本語");

    /** No browser's own header is longer; what is longer costs time to read. */
    private static final int LONGEST = 500;

    private static final List<String> TAGS =
            Arrays.stream(values()).map(Language::tag).toList();

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    public String ownName() {
        return ownName;
    }

    /** As in {@code lang} and {@code Content-Language}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag());
    }

    /** Its sentences, for those who write without a template. */
    PublicMessages words() {
        return this == EN
                ? MessageBundles.get(PublicMessages.class)
                : MessageBundles.get(PublicMessages.class, Localized.Literal.of(tag()));
    }

    /** Whatever the region: {@code de} and {@code de-AT} are one. */
    static Optional<Language> of(@Nullable String tag) {
        return tag == null ? Optional.empty() : of(Locale.forLanguageTag(tag.replace('_', '-')));
    }

    static Optional<Language> of(Locale locale) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(locale.getLanguage()))
                .findFirst();
    }

    /** The best for an {@code Accept-Language} header: by its quality values, a region giving way to its language. */
    static Optional<Language> accepted(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return of(Locale.lookupTag(LanguageRange.parse(header), TAGS));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
