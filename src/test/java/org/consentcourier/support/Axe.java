package org.consentcourier.support;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deque's axe, asked within the page for what is wrong alone: to write down all that is right takes it most of its time. */
final class Axe {

    private static final String SCRIPT = AxeBuilder.getAxeScript();

    private static final String RUN = """
            async options => (await axe.run(document, options)).violations.flatMap(rule => rule.nodes.map(
                    node => `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary}`))""";

    /** The page as it stands, with what was typed and chosen, and without its scripts: nothing moves on while it is looked at. */
    private static final String AS_IT_STANDS = """
            () => {
                const copy = document.documentElement.cloneNode(true);
                const typed = [...document.querySelectorAll('input, textarea, option')];
                [...copy.querySelectorAll('input, textarea, option')].forEach((field, i) => {
                    field.toggleAttribute('checked', !!typed[i].checked);
                    field.toggleAttribute('selected', !!typed[i].selected);
                    if (field.matches('textarea')) field.textContent = typed[i].value;
                    else if (field.matches('input:not([type=file])')) field.setAttribute('value', typed[i].value);
                });
                copy.querySelectorAll('script').forEach(script => script.remove());
                return '<!DOCTYPE html>' + copy.outerHTML;
            }""";

    private static final Map<String, Object> BRIEFLY = Map.of("resultTypes", List.of("violations"));
    private static final Map<String, Object> COLOURS = Map.of(
            "resultTypes",
            List.of("violations"),
            "runOnly",
            Map.of("type", "rule", "values", List.of("color-contrast")));

    /** A window of its own, in which axe stays: it takes the browser most of its time to learn it, and each page that is opened forgets it. */
    private static @Nullable Page desk;

    private Axe() {}

    /** All that any rule finds, a line for each place. */
    static List<String> violations(Page page) {
        return run(page, BRIEFLY);
    }

    /** What cannot be read for its colours in the scheme that is shown. */
    static List<String> poorColours(Page page) {
        return run(page, COLOURS);
    }

    /** A page of ours as it stands now, laid where axe is at hand already. */
    static Page onDesk(Page page) {
        if (desk == null) {
            desk = Chromium.browser().newPage();
            // Where addresses and the policy are those of our pages.
            desk.navigate(StandIns.baseUrl() + "/login");
        }
        desk.setContent((String) page.evaluate(AS_IT_STANDS));
        return desk;
    }

    @SuppressWarnings("unchecked") // the script makes an array of strings
    private static List<String> run(Page page, Map<String, Object> options) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(SCRIPT);
        }
        return (List<String>) page.evaluate(RUN, options);
    }
}
