package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.consentcourier.http.Failure;
import org.consentcourier.http.FailureView;

/** Failures as a page; it shows no menu, because nobody may be logged in. */
@Singleton
class FailurePages implements FailureView {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record FailurePage(int status, String title, String detail) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PublicFailure(int status, String title, String detail) implements TemplateInstance {}

    @Override
    public String under() {
        return "/";
    }

    @Override
    public Written write(Failure failure, RoutingContext request) {
        var page = PublicPages.holds(request.normalizedPath())
                ? inTheirLanguage(failure.status(), request)
                : new FailurePage(failure.status(), title(failure), detail(failure));
        return new Written("text/html;charset=UTF-8", page.render());
    }

    /** The same for whatever is wrong with a link, so that nobody learns who exists. */
    private static TemplateInstance inTheirLanguage(int status, RoutingContext request) {
        var speech = Languages.speech(request);
        var words = speech.language().words();
        var page = switch (status) {
            case 403 -> new PublicFailure(status, words.refusedTitle(), words.refused());
            case 404 -> new PublicFailure(status, words.missingTitle(), words.missing());
            case 413 -> new PublicFailure(status, words.tooLargeTitle(), words.tooLarge());
            case 429 -> new PublicFailure(status, words.tooOftenTitle(), words.tooOften(seconds(request)));
            case 500 -> new PublicFailure(status, words.oursTitle(), words.ours());
            default -> new PublicFailure(status, words.unclearTitle(), words.unclear());
        };
        return PublicPages.spoken(page, speech);
    }

    private static long seconds(RoutingContext request) {
        return Long.parseLong(request.response().headers().get(HttpHeaders.RETRY_AFTER));
    }

    private static String title(Failure failure) {
        return switch (failure.status()) {
            case 403 -> "This was refused";
            case 404 -> "There is nothing here";
            case 413 -> "This is too large";
            case 500 -> "Something failed on our side";
            default -> failure.title();
        };
    }

    private static String detail(Failure failure) {
        if (!failure.detail().isEmpty()) {
            return failure.detail();
        }
        return switch (failure.status()) {
            case 404 -> "The address may be mistyped, or what it showed is gone.";
            case 405 -> "This address takes no such request. Begin at the overview.";
            case 413 -> "The file is larger than this installation accepts.";
            default -> "The request could not be understood. Go back and try again.";
        };
    }
}
