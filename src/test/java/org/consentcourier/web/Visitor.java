package org.consentcourier.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.support.Chromium;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;

/** Somebody with a real browser of their own. */
final class Visitor implements AutoCloseable {

    private final BrowserContext context = Chromium.browser().newContext();
    final Page page = context.newPage();

    /** Staff, logged in by the form. */
    static Visitor loggedIn(String name) {
        var visitor = new Visitor();
        visitor.opens("/login");
        visitor.page.getByLabel("Name").fill(name);
        visitor.page.getByLabel("Password").fill("sandbox");
        visitor.presses("Log in");
        return visitor;
    }

    void opens(String path) {
        page.navigate(path.startsWith("http") ? path : StandIns.baseUrl() + path);
    }

    void opens(URI uri) {
        opens(uri.toString());
    }

    void presses(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void follows(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    void logsInAtDocusign(Figure figure) {
        page.getByLabel("E-mail address").fill(figure.email());
        page.getByLabel("Password").fill(DocusignUser.PASSWORD);
        presses("Log in");
    }

    /** Waits until the page says so. */
    void reads(String heading) {
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(heading).setLevel(1))
                .waitFor();
    }

    String text() {
        return page.locator("main").innerText();
    }

    /** Pages that would go on by themselves stay, to be looked at. */
    void staysAt(String pattern) {
        context.route(pattern, route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
    }

    @Override
    public void close() {
        context.close();
    }
}
