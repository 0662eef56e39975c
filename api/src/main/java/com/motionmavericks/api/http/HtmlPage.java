package com.motionmavericks.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.secrets.Tokens;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// An HTML page: no script, nothing from other hosts, readable on a phone, light or dark by the system's setting.
///
/// @param body HTML; text from outside goes through [#escape]
/// @param mediaSources the hosts of films, as in a content security policy; absent on a page without one
public record HtmlPage(String title, String body, @Nullable String mediaSources) {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1b1d22; --paper: #f6f7f9; --card: #fff; --accent: #1f4fd8; --quiet: #5b6270 }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #eceef2; --paper: #14161a; --card: #1e2127; --accent: #7ea2ff; --quiet: #a2a9b6 }
            }
            * { box-sizing: border-box }
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
              background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, sans-serif }
            main { width: 100%; min-width: 0; max-width: 30rem; background: var(--card); border-radius: 1rem; padding: 2rem;
              box-shadow: 0 1px 3px rgb(0 0 0 / .12) }
            h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; overflow-wrap: anywhere }
            p, form { margin: 0 0 1rem; overflow-wrap: anywhere } main > :last-child { margin-bottom: 0 } .quiet { color: var(--quiet); font-size: .9375rem }
            button { font: inherit; font-weight: 600; width: 100%; min-height: 3rem; border: 0; border-radius: .625rem;
              background: var(--accent); color: var(--card); cursor: pointer }
            label { display: block; font-weight: 600; margin-bottom: .375rem }
            input { font: inherit; width: 100%; min-height: 3rem; padding: 0 .75rem; margin-bottom: 1rem; border: 1px solid var(--quiet);
              border-radius: .625rem; background: var(--paper); color: var(--ink) }
            main:has(video) { max-width: 64rem }
            video { display: block; width: 100%; height: auto; max-height: 75vh; margin-bottom: 1rem; border-radius: .625rem; background: #000 }
            @media (max-width: 30rem) { main { padding: 1.25rem } }
            a { color: var(--accent) } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
            """;
    private static final String STYLE_HASH = Base64.getEncoder().encodeToString(Tokens.sha256(STYLE.getBytes(UTF_8)));

    /// A page without films.
    public HtmlPage(String title, String body) {
        this(title, body, null);
    }

    public Response response(Response.Status status) {
        return Response.status(status).type("text/html; charset=utf-8").header("Cache-Control", "no-store")
                .header(BrowserHeaders.CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'sha256-" + STYLE_HASH
                        + (mediaSources == null ? "'" : "'; media-src " + mediaSources)
                        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .entity("""
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="robots" content="noindex">
                        <title>%s</title>
                        <style>%s</style>
                        </head>
                        <body><main>
                        <h1>%s</h1>
                        %s
                        </main></body>
                        </html>
                        """.formatted(escape(title), STYLE, escape(title), body)).build();
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
