package org.consentcourier.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;

/** A look at a page with all eyes: wide and narrow, light and dark, and with those of an assistive technology. */
public final class Look {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** {@code ./mvnw verify -Dpictures} takes them; without, a build is faster. */
    private static final boolean PICTURES = Boolean.getBoolean("pictures");

    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int NARROWEST = 320;
    private static final int HEIGHT = 800;

    private Look() {}

    /** Fails on anything axe finds and on a page that moves sideways; where wanted, keeps a picture of each for people to look at. */
    public static void at(Page page, String name) {
        at(page, name, NARROW);
    }

    /** The same of a mail, which is read on the smallest screens. */
    public static void atMail(Page page, String name) {
        at(page, name, NARROWEST);
    }

    private static void at(Page page, String name, int narrow) {
        var looked = isOurs(page) ? Axe.onDesk(page) : page;
        looked.setViewportSize(WIDE, HEIGHT);
        for (var scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var width : new int[] {narrow, WIDE}) {
                page.setViewportSize(width, HEIGHT);
                picture(page, name + "-" + width + (scheme == ColorScheme.DARK ? "-dark" : ""));
                assertThat((Boolean) page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .as("%s fits %d pixels", name, width)
                        .isTrue();
            }
            looked.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            // Of what axe looks for, colours alone differ in the dark.
            assertThat(scheme == ColorScheme.DARK ? Axe.poorColours(looked) : Axe.violations(looked))
                    .as("what axe finds on %s, %s", name, scheme)
                    .isEmpty();
        }
    }

    /** A page without an address of ours has its styles with it, and the stand-ins need not be there. */
    private static boolean isOurs(Page page) {
        return page.url().startsWith("http") && page.url().startsWith(StandIns.baseUrl());
    }

    private static void picture(Page page, String name) {
        if (PICTURES) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(name + ".png"))
                    .setFullPage(true));
        }
    }
}
