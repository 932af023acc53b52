package org.consentcourier.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The token every form of ours repeats from a cookie; another site can send the cookie along but cannot read it. */
@Named("form")
@RequestScoped
public class FormToken {

    static final String FIELD = "token";
    static final String COOKIE = "courier-form";
    private static final int BYTES = 24;
    private static final int LENGTH = BYTES / 3 * 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RoutingContext request;
    private @Nullable String fresh;

    FormToken(RoutingContext request) {
        this.request = request;
    }

    /** For a hidden field; the first one asked for in a browser sets the cookie. */
    public String token() {
        var known = known();
        if (known != null) {
            return known;
        }
        if (fresh == null) {
            fresh = random();
            request.response().addCookie(cookie(fresh));
        }
        return fresh;
    }

    boolean matches(@Nullable String sent) {
        var known = known();
        return known != null && sent != null && MessageDigest.isEqual(known.getBytes(UTF_8), sent.getBytes(UTF_8));
    }

    private @Nullable String known() {
        var cookie = request.request().getCookie(COOKIE);
        return cookie == null || cookie.getValue().length() != LENGTH ? null : cookie.getValue();
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(request.request().isSSL());
    }

    private static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
