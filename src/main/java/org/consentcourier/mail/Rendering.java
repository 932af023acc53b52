package org.consentcourier.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import java.util.List;

/** A mail in words: subject, HTML and text. */
public record Rendering(String subject, String html, String text) {

    /** Renders on the calling thread; throws what the template throws. */
    public static <M extends MailTemplateInstance & CourierMail> Rendering of(M mail) {
        return new Rendering(mail.subject(), render(mail, Variant.TEXT_HTML), tidy(render(mail, Variant.TEXT_PLAIN)));
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

    /** What a template leaves out leaves its blank lines behind. */
    private static String tidy(String text) {
        return text.strip().replaceAll("\\n{4,}", "\n\n\n") + "\n";
    }
}
