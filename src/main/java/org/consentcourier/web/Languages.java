package org.consentcourier.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which language a public page is asked for in: by its address, a cookie, the roster, or the browser. */
final class Languages {

    static final String COOKIE = "courier-language";
    static final String PARAMETER = "lang";

    private static final String PERSON = Languages.class.getName() + ".person";
    private static final Duration REMEMBERED = Duration.ofDays(365);
    private static final int LONGEST_TAG = 10;

    /** What an address keeps when it is written into a page; never a code. */
    private static final Set<String> KEPT = Set.of("state", "outcome", "told", "link");

    private Languages() {}

    static Language of(RoutingContext request) {
        return wish(request).language();
    }

    static Speech speech(RoutingContext request) {
        return new Speech(of(request), here(request));
    }

    /** Whose language it is to be unless they choose another; {@code known} is asked only if that matters. */
    static void ofPerson(RoutingContext request, Supplier<Optional<Locale>> known) {
        if (wish(request).own().isEmpty()) {
            known.get().ifPresent(language -> request.put(PERSON, language));
        }
    }

    /** Remembers what is chosen by this request, and tells caches and readers what was spoken. */
    static void accompany(RoutingContext request) {
        Language.of(chosen(request)).ifPresent(language -> request.response().addCookie(cookie(language, request)));
        request.addHeadersEndHandler(done -> request.response()
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, of(request).tag())
                .headers()
                .add(HttpHeaders.VARY, "Accept-Language, Cookie"));
    }

    private static LanguageWish wish(RoutingContext request) {
        var cookie = request.request().getCookie(COOKIE);
        return new LanguageWish(
                chosen(request),
                cookie == null ? null : bounded(cookie.getValue()),
                request.<@Nullable Locale>get(PERSON),
                request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static @Nullable String chosen(RoutingContext request) {
        return parameters(request)
                .filter(parameter -> parameter.startsWith(PARAMETER + "="))
                .map(parameter -> bounded(parameter.substring(PARAMETER.length() + 1)))
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /** Only what can be a language. */
    private static String bounded(String tag) {
        return tag.length() > LONGEST_TAG ? "" : tag;
    }

    private static String here(RoutingContext request) {
        if (!HttpMethod.GET.equals(request.request().method())) {
            return "/";
        }
        var kept = parameters(request)
                .filter(parameter -> KEPT.contains(parameter.replaceFirst("=.*", "")))
                .collect(Collectors.joining("&"));
        return request.normalizedPath() + (kept.isEmpty() ? "" : "?" + kept);
    }

    /** As they stand in the address: nothing of them is decoded. */
    private static Stream<String> parameters(RoutingContext request) {
        var query = request.request().query();
        return query == null ? Stream.empty() : Arrays.stream(query.split("&"));
    }

    private static Cookie cookie(Language language, RoutingContext request) {
        return Cookie.cookie(COOKIE, language.tag())
                .setPath("/")
                .setMaxAge(REMEMBERED.toSeconds())
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(request.request().isSSL());
    }
}
