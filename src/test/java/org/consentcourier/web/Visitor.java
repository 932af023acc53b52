package org.consentcourier.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.support.Chromium;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.jspecify.annotations.Nullable;

/** Somebody with a real browser of their own. */
final class Visitor implements AutoCloseable {

    /** What the last visitor left clean for the next one: a new window costs more than most visits. */
    private static @Nullable Page free;

    private static final int MOST_TRIES = 5;

    private static final Map<String, List<Cookie>> SESSIONS = new HashMap<>();

    final Page page = window();
    private final BrowserContext context = page.context();

    /** Staff, logged in by the form; whoever did that before comes back with the cookie of then, and has opened no page yet. */
    static Visitor loggedIn(String name) {
        var visitor = new Visitor();
        if (SESSIONS.containsKey(name)) {
            visitor.context.addCookies(SESSIONS.get(name));
        } else {
            visitor.logsIn(name);
            SESSIONS.put(name, visitor.context.cookies());
        }
        return visitor;
    }

    private void logsIn(String name) {
        opens("/login");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill("sandbox");
        presses("Log in");
        page.waitForURL(url -> !url.contains("/login"));
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

    /** From the desktop into the middle of something: as the browser itself sees it, for scripts cannot drop a file. */
    void drops(Path file, Locator target) {
        target.scrollIntoViewIfNeeded();
        var box = target.boundingBox();
        var data = new JsonObject();
        data.add("items", new JsonArray());
        data.add("files", new JsonArray());
        data.getAsJsonArray("files").add(file.toString());
        data.addProperty("dragOperationsMask", 1);
        var browser = context.newCDPSession(page);
        for (var step : List.of("dragEnter", "dragOver", "drop")) {
            var event = new JsonObject();
            event.addProperty("type", step);
            event.addProperty("x", box.x + box.width / 2);
            event.addProperty("y", box.y + box.height / 2);
            event.add("data", data);
            browser.send("Input.dispatchDragEvent", event);
        }
        browser.detach();
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

    private static Page window() {
        var page = free == null ? Chromium.browser().newContext().newPage() : free;
        free = null;
        return page;
    }

    @Override
    public void close() {
        context.unrouteAll();
        context.clearCookies();
        // Of the same site and without scripts: for any other page the browser would start a process.
        leave();
        if (free == null) {
            free = page;
        } else {
            context.close();
        }
    }

    private void leave() {
        var elsewhere = StandIns.baseUrl() + "/favicon.svg";
        for (var tries = 1; ; tries++) {
            try {
                page.navigate(elsewhere);
                return;
            } catch (PlaywrightException e) {
                // In that very moment the page went on by itself, and then this went on while the next one began.
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }
}
