package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import org.consentcourier.http.Failure;
import org.consentcourier.http.FailureView;

/** Failures as a page; it shows no menu, because nobody may be logged in. */
@Singleton
class FailurePages implements FailureView {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record FailurePage(int status, String title, String detail) implements TemplateInstance {}

    @Override
    public String under() {
        return "/";
    }

    @Override
    public Written write(Failure failure, String path) {
        var page = new FailurePage(failure.status(), title(failure), detail(failure));
        return new Written("text/html;charset=UTF-8", page.render());
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
