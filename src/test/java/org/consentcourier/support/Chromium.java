package org.consentcourier.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one real browser of a test run: found on the machine, or fetched where there is none. */
public final class Chromium {

    private static final String SETTING = "COURIER_CHROMIUM";

    /** Without windows to draw first: it shows pages the same, and takes less than half of the time for it. */
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/opt/google/chrome/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private static final String HELP =
            "No browser for the tests: install Chromium or Google Chrome, or set " + SETTING + " to its executable.";

    private static @Nullable Browser browser;

    private Chromium() {}

    /** Started once per JVM; Playwright belongs to one thread, the one tests run on. */
    public static synchronized Browser browser() {
        if (browser == null) {
            browser = launch();
        }
        return browser;
    }

    private static Browser launch() {
        var executable = installed().or(Chromium::fromDebian);
        if (executable.isEmpty()) {
            fetchPlaywrightsOwn();
        }
        var options = new LaunchOptions();
        executable.ifPresent(options::setExecutablePath);
        // Without a graphics card its process would only draw what this one draws as well.
        options.setArgs(isRoot() ? List.of("--disable-gpu", "--no-sandbox") : List.of("--disable-gpu"));
        try {
            return Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(options);
        } catch (PlaywrightException e) {
            throw new IllegalStateException(HELP, e);
        }
    }

    private static Optional<Path> installed() {
        return Stream.concat(Optional.ofNullable(System.getenv(SETTING)).stream(), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Debian's package is small and brings its libraries; Ubuntu's of that name is only a pointer to a snap. */
    private static Optional<Path> fromDebian() {
        if (!isRoot() || !isDebian()) {
            return Optional.empty();
        }
        run(new ProcessBuilder("apt-get", "update", "-qq"));
        run(new ProcessBuilder(
                "apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium-headless-shell"));
        return installed();
    }

    private static void fetchPlaywrightsOwn() {
        var install = Driver.ensureDriverInstalled(Map.of(), false).createProcessBuilder();
        install.command().addAll(List.of("install", "chromium"));
        if (!run(install)) {
            throw new IllegalStateException(HELP);
        }
    }

    private static boolean run(ProcessBuilder command) {
        command.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            return command.inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean isDebian() {
        try {
            return Files.readAllLines(Path.of("/etc/os-release")).contains("ID=debian");
        } catch (IOException e) {
            return false;
        }
    }
}
