package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.consentcourier.web.SignedLinks.Link;

/**
 * Puts into words what a check came to.
 *
 * @param begun when the visit began, in milliseconds
 */
record OutcomePages(Link link, long begun, RoutingContext request) {

    /** Longer than the shortest pause between two checks of one person. */
    private static final int SECONDS_BETWEEN_CHECKS = 2;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentDone(Asked asked) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentChecking(Asked asked, String next) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentNotYet(Asked asked) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentLater(Asked asked, boolean busy, boolean faulty, boolean unresolved) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentOtherUser(Asked asked) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentCameBack(Asked asked) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentDeclined(Asked asked) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConsentOver(Asked asked, boolean left) implements TemplateInstance {}

    Response page(Outcome outcome) {
        return PublicPages.page(200, template(outcome), request);
    }

    private TemplateInstance template(Outcome outcome) {
        var asked = Asked.by(link, Languages.of(request));
        return switch (outcome) {
            case Outcome.Done() -> new ConsentDone(asked);
            case Outcome.Checking() -> new ConsentChecking(asked, comesBack(SECONDS_BETWEEN_CHECKS));
            case Outcome.NotYet() -> new ConsentNotYet(asked);
            case Outcome.Later() -> new ConsentLater(asked, false, false, false);
            case Outcome.Busy() -> new ConsentLater(asked, true, false, false);
            case Outcome.Faulty() -> new ConsentLater(asked, false, true, false);
            case Outcome.Unresolved() -> new ConsentLater(asked, false, false, true);
            case Outcome.OtherUser(var again) -> {
                if (again) {
                    comesBack(Outcome.WINDOW.toSeconds());
                }
                yield new ConsentOtherUser(asked);
            }
            case Outcome.CameBack() -> new ConsentCameBack(asked);
            case Outcome.Declined() -> new ConsentDeclined(asked);
            case Outcome.Exempt() -> new ConsentOver(asked, false);
            case Outcome.Left() -> new ConsentOver(asked, true);
        };
    }

    /** By a header and no script: it works everywhere, and ends by itself. */
    private String comesBack(long seconds) {
        var next = link.page("result") + "&since=" + begun;
        request.response().putHeader("Refresh", seconds + "; url=" + next);
        return next;
    }
}
