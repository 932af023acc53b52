package org.consentcourier.mail;

import io.quarkus.logging.Log;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail in words: subject, HTML and text.
 *
 * @param wording digest of the templates and sentences it was written with
 */
public record Rendering(String subject, String html, String text, String wording) {

    /** What the templates of a class of mails are called. */
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> mail) {
            return mail.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        }
    };

    /**
     * Renders on the calling thread; throws what our template throws. Where one of the company's fails, which its trial at start
     * did not find out, ours is used.
     */
    public static <M extends MailTemplateInstance & CourierMail> Rendering of(M mail) {
        var voice = Voice.current();
        if (voice.engine() == null) {
            return builtIn(mail);
        }
        try {
            return own(mail, voice.engine());
        } catch (TemplateException e) {
            if (Voice.isOnTrial()) {
                throw e;
            }
            Log.errorf("Own wording failed, the built-in text is used instead: %s", e.getMessage());
            return Voice.BUILT_IN.speak(() -> builtIn(mail));
        }
    }

    private static <M extends MailTemplateInstance & CourierMail> Rendering builtIn(M mail) {
        return new Rendering(
                mail.subject(),
                WholeAddresses.in(render(mail, Variant.TEXT_HTML)),
                tidy(render(mail, Variant.TEXT_PLAIN)),
                wording(mail, Voice.BUILT_IN));
    }

    private static <M extends MailTemplateInstance & CourierMail> String render(M mail, String contentType) {
        var instance = mail.templateInstance();
        var variants = (List<?>) instance.getAttribute(TemplateInstance.VARIANTS);
        var variant = variants.stream()
                .map(Variant.class::cast)
                .filter(candidate -> candidate.getContentType().equals(contentType))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No template of type " + contentType));
        return instance.setAttribute(TemplateInstance.SELECTED_VARIANT, variant)
                .setLocale(Wording.bundle(mail.locale()))
                .render();
    }

    private static Rendering own(CourierMail mail, Engine engine) {
        var name = "mail/" + name(mail);
        var data = components(mail);
        var language = Wording.bundle(mail.locale());
        return new Rendering(
                mail.subject(),
                WholeAddresses.in(engine.getTemplate(name + ".html")
                        .instance()
                        .setLocale(language)
                        .data(data)
                        .render()),
                tidy(engine.getTemplate(name + ".txt")
                        .instance()
                        .setLocale(language)
                        .data(data)
                        .render()),
                wording(mail, Voice.current()));
    }

    private static String wording(CourierMail mail, Voice voice) {
        return Sources.digest(name(mail), Wording.bundle(mail.locale()), voice);
    }

    private static String name(CourierMail mail) {
        return NAMES.get(mail.getClass());
    }

    private static Map<String, @Nullable Object> components(CourierMail mail) {
        var data = new HashMap<String, @Nullable Object>();
        try {
            for (var component : mail.getClass().getRecordComponents()) {
                data.put(component.getName(), component.getAccessor().invoke(mail));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A mail must be a public record", e);
        }
        return data;
    }

    /** What a template leaves out leaves its blank lines behind. */
    private static String tidy(String text) {
        return text.strip().replaceAll("\\n{4,}", "\n\n\n") + "\n";
    }
}
