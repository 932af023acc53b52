package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.consentcourier.access.CurrentUser;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** The way in and out; Quarkus itself takes the login form, at the address in the template. */
@Path("/")
class LoginPages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Login(boolean failed, boolean left, boolean identityProvider) implements TemplateInstance {}

    private final CurrentUser user;
    private final boolean identityProvider;
    private final String sessionCookie;

    LoginPages(
            CurrentUser user,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean identityProvider,
            @ConfigProperty(name = "quarkus.http.auth.form.cookie-name") String sessionCookie) {
        this.user = user;
        this.identityProvider = identityProvider;
        this.sessionCookie = sessionCookie;
    }

    @GET
    @Path("login")
    @PermitAll
    public TemplateInstance login(@RestQuery boolean failed, @RestQuery boolean left) {
        return new Login(failed, left, identityProvider);
    }

    /** Where everybody lands who was not on the way to a certain page. */
    @GET
    @Path("home")
    @Authenticated
    public Response home() {
        return Response.seeOther(URI.create(user.isOnlyManager() ? "/reports" : "/overview"))
                .build();
    }

    /** Asks the identity provider, by the rule for this address in application.properties. */
    @GET
    @Path("login/company")
    @Authenticated
    public Response company() {
        return home();
    }

    @POST
    @Path("logout")
    @PermitAll
    public Response logout(RoutingContext request) {
        request.response()
                .addCookie(Cookie.cookie(sessionCookie, "").setPath("/").setMaxAge(0));
        return Response.seeOther(URI.create("/login?left=true")).build();
    }
}
