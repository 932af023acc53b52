package org.consentcourier.sandbox.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.consentcourier.sandbox.docusign.TokenAnswer.Granted;
import org.consentcourier.sandbox.docusign.TokenAnswer.Refused;
import org.consentcourier.sandbox.http.Call;
import org.consentcourier.sandbox.http.Parameters;

/** {@code POST /oauth/token}: the JWT grant and the authorization code grant, or whatever fault is scripted next. */
final class TokenEndpoint {

    private static final String JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String CODE_GRANT = "authorization_code";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final World world;
    private final AssertionCheck check;

    TokenEndpoint(World world) {
        this.world = world;
        this.check = new AssertionCheck(world.directory(), world.consents());
    }

    void handle(Call call) throws IOException {
        var form = call.form();
        var jwt = parse(form.get("assertion"));
        var subject = jwt.map(TokenEndpoint::subject).orElse("");
        Directory.uuid(subject).ifPresent(world.meter()::asked);
        world.meter().enter();
        try {
            world.faults().delay();
            var fault = world.faults().next();
            if (fault.isPresent()) {
                log(subject, fault.get().status(), fault.get().inWords());
                FaultAnswers.send(call, fault.get(), world.faults());
            } else {
                answer(call, judge(call, form, jwt), subject);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            world.meter().leave();
        }
    }

    private TokenAnswer judge(Call call, Parameters form, Optional<SignedJWT> jwt) {
        var isForm = call.header("Content-Type").orElse("").startsWith(FORM);
        if (isForm && form.get("grant_type").equals(CODE_GRANT)) {
            return redeem(call, form.get("code"));
        }
        if (!isForm || !form.get("grant_type").equals(JWT_GRANT)) {
            return Refused.invalidGrant("unsupported_grant_type");
        }
        if (form.find("assertion").isEmpty()) {
            return new Refused("invalid_request", "");
        }
        return jwt.map(it -> check.check(it, world.ownHosts(), world.now())).orElse(Refused.invalidGrant(""));
    }

    private TokenAnswer redeem(Call call, String code) {
        var grant = world.tokens().redeem(code).filter(it -> it.until().isAfter(world.now()));
        if (grant.isEmpty()) {
            return Refused.invalidGrant("");
        }
        var owner = grant.get().integration().key() + ":"
                + grant.get().integration().secret();
        var expected = "Basic " + Base64.getEncoder().encodeToString(owner.getBytes(UTF_8));
        return call.header("Authorization").filter(expected::equals).isPresent()
                ? new Granted(
                        grant.get().integration(),
                        grant.get().user(),
                        grant.get().scopes())
                : Refused.invalidGrant("unauthorized_client");
    }

    private void answer(Call call, TokenAnswer answer, String subject) throws IOException {
        switch (answer) {
            case Granted granted -> {
                log(subject, 200, "granted");
                FaultAnswers.headers(call).json(200, token(granted));
            }
            case Refused refused -> {
                log(subject, 400, refused.inWords());
                FaultAnswers.headers(call).json(400, refused.body());
            }
        }
    }

    private Map<String, Object> token(Granted granted) {
        var until = world.now().plus(Tokens.LIFE);
        var body = new LinkedHashMap<String, Object>();
        body.put(
                "access_token",
                world.tokens().token(new Tokens.Grant(granted.integration(), granted.user(), granted.scopes(), until)));
        body.put("token_type", "Bearer");
        body.put("expires_in", Tokens.LIFE.toSeconds());
        return body;
    }

    private void log(String subject, int status, String answer) {
        world.meter().answered(new TokenCall(world.now(), subject, status, answer));
    }

    private static Optional<SignedJWT> parse(String assertion) {
        try {
            return assertion.isBlank() ? Optional.empty() : Optional.of(SignedJWT.parse(assertion));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static String subject(SignedJWT jwt) {
        try {
            return String.valueOf(jwt.getJWTClaimsSet().getSubject());
        } catch (ParseException e) {
            return "";
        }
    }
}
