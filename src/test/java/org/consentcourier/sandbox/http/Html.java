package org.consentcourier.sandbox.http;

/** Plain, readable pages in light and dark, each marked as belonging to a stand-in. */
public final class Html {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{title}</title>
              <link rel="icon" href="data:,">
              <style>
                :root { color-scheme: light dark; --ink: #1b1b1f; --paper: #ffffff; --soft: #f1f1f4; --line: #767680; --link: #0b57d0;
                        --mark: #ffd43b; --go: #0b57d0; }
                @media (prefers-color-scheme: dark) {
                  :root { --ink: #e8e8ec; --paper: #17171a; --soft: #242428; --line: #8f8f99; --link: #a8c7fa; --go: #1a64d6; } }
                * { box-sizing: border-box; }
                body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
                .mark { margin: 0; padding: .5rem 1rem; background: var(--mark); color: #1b1b1f; font-weight: 600; text-align: center; }
                main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
                main.narrow { max-width: 28rem; }
                a { color: var(--link); }
                :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
                label { display: block; margin-top: 1rem; font-weight: 600; }
                label.choice { font-weight: 400; }
                input:not([type=radio]) { width: 100%; padding: .5rem; font: inherit; color: inherit; background: var(--paper);
                        border: 1px solid var(--line); border-radius: .25rem; }
                button { margin: 1rem .5rem 0 0; padding: .5rem 1.25rem; font: inherit; border-radius: .25rem; cursor: pointer;
                        border: 1px solid var(--line); background: var(--soft); color: inherit; }
                button.go { background: var(--go); border-color: var(--go); color: #ffffff; }
                [role=alert] { padding: .5rem 1rem; border-left: .25rem solid #d92d20; background: var(--soft); }
                .scroll { overflow-x: auto; }
                table { border-collapse: collapse; width: 100%; }
                th, td { padding: .4rem .6rem; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
                pre { overflow-x: auto; padding: 1rem; background: var(--soft); }
                iframe { width: 100%; height: 36rem; border: 1px solid var(--line); background: #ffffff; }
              </style>
            </head>
            <body>
            <p class="mark">{mark}</p>
            {body}
            </body>
            </html>
            """;

    private Html() {}

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A whole page: {@code mark} says on every one of them what this is and what it is not; {@code body} is HTML already. */
    public static String page(String mark, String title, String body) {
        return PAGE.replace("{title}", escape(title))
                .replace("{mark}", escape(mark))
                .replace("{body}", body);
    }
}
