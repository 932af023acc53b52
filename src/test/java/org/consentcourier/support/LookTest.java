package org.consentcourier.support;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a look would find what a page of ours must not have. */
class LookTest {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><title>Consent</title><style>body { background: #fff; color: #000 } %s</style></head>
            <body><main><h1>Consent</h1><p>Please read this.</p>%s</main></body>
            </html>""";

    private final Page page = Chromium.browser().newPage();

    @AfterEach
    void leave() {
        page.close();
    }

    @Test
    void a_page_that_everybody_can_use_passes() {
        page.setContent(PAGE.formatted("", ""));

        assertThatCode(() -> Look.at(page, "fine")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            p { color: #aaa }                                                | ''                                | color-contrast
            @media (prefers-color-scheme: dark) { p { background: #222 } }   | ''                                | DARK
            @media (prefers-color-scheme: light) { p { background: #222 } }  | ''                                | LIGHT
            ''                                                               | <img src="data:image/png;base64,"> | image-alt
            ''                                                               | <input name="who">                | label
            @media (min-width: 1000px) { p { width: 2000px } }               | ''                                | fits 1280 pixels
            p { width: 400px }                                               | ''                                | fits 360 pixels
            """)
    void what_somebody_cannot_use_is_found_and_named(String style, String more, String told) {
        page.setContent(PAGE.formatted(style, more));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Look.at(page, "bad"))
                .withMessageContaining(told);
    }
}
