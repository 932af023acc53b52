package org.consentcourier.support;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** Deque's axe, asked within the page for what is wrong alone: to write down all that is right takes it most of its time. */
final class Axe {

    private static final String SCRIPT = AxeBuilder.getAxeScript();

    private static final String RUN = """
            async options => (await axe.run(document, options)).violations.flatMap(rule => rule.nodes.map(
                    node => `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary}`))""";

    private static final Map<String, Object> BRIEFLY = Map.of("resultTypes", List.of("violations"));

    private Axe() {}

    /** All that any rule finds, a line for each place. */
    static List<String> violations(Page page) {
        return run(page, BRIEFLY);
    }

    /** What cannot be read for its colours in the scheme that is shown. */
    static List<String> poorColours(Page page) {
        return run(
                page,
                Map.of(
                        "resultTypes",
                        List.of("violations"),
                        "runOnly",
                        Map.of("type", "rule", "values", List.of("color-contrast"))));
    }

    @SuppressWarnings("unchecked") // the script makes an array of strings
    private static List<String> run(Page page, Map<String, Object> options) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(SCRIPT);
        }
        return (List<String>) page.evaluate(RUN, options);
    }
}
