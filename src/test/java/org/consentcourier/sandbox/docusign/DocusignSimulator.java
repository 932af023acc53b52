package org.consentcourier.sandbox.docusign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.consentcourier.sandbox.docusign.AuthorizationRequest.Valid;
import org.consentcourier.sandbox.http.LoopbackServer;
import org.consentcourier.sandbox.http.Parameters;
import org.consentcourier.sandbox.http.Routes;
import org.consentcourier.sandbox.http.SelfSignedTls;
import org.jspecify.annotations.Nullable;

/** Docusign's account server for one machine: real signatures, real forms, and a script of everything that may go wrong. */
public final class DocusignSimulator implements AutoCloseable {

    private final World world;
    private final Sessions sessions = new Sessions();
    private final AuthorizationPages pages;
    private final Routes routes = new Routes();
    private final SSLContext tls = SelfSignedTls.forLocalhost();
    private int port;
    private int tlsPort;
    private @Nullable LoopbackServer http;
    private @Nullable LoopbackServer https;

    private DocusignSimulator(int port, int tlsPort, World world) {
        this.port = port;
        this.tlsPort = tlsPort;
        this.world = world;
        this.pages = new AuthorizationPages(world, sessions);
        pages.register(routes);
        new PersonalPages(world, sessions).register(routes);
        new UserApis(world).register(routes);
        new HomePage(world).register(routes);
        new Scripting(this).register(routes);
        routes.post("/oauth/token", new TokenEndpoint(world)::handle);
    }

    /** Starts on free ports, with the system's clock and nothing kept. */
    public static DocusignSimulator start() {
        return start(0, 0, Optional.empty());
    }

    /** Starts on these ports, 0 for a free one; consents outlive the process in that file. */
    public static DocusignSimulator start(int port, int tlsPort, Optional<Path> consents) {
        var simulator = new DocusignSimulator(port, tlsPort, new World(new Consents(consents), Clock.systemUTC()));
        simulator.comesBack();
        return simulator;
    }

    public URI uri() {
        return URI.create("http://localhost:" + port);
    }

    public URI tlsUri() {
        return URI.create("https://localhost:" + tlsPort);
    }

    /** Judges {@code exp} and {@code nbf} by this clock from now on. */
    public void follows(Clock clock) {
        world.follow(clock);
    }

    public void knows(Integration integration) {
        world.directory().add(integration);
    }

    public void knows(DocusignUser user) {
        world.directory().add(user);
    }

    public void knows(Account account) {
        world.directory().add(account);
    }

    /** The user becomes a member of the account, which is made where there is none. */
    public void joins(UUID user, UUID account) {
        world.directory().join(user, account);
    }

    /** The user is no member of the account any more; consent stays. */
    public void leaves(UUID user, UUID account) {
        world.directory().leave(user, account);
    }

    /** The one registered integration. */
    public Integration onlyIntegration() {
        var integrations = world.directory().integrations();
        if (integrations.size() != 1) {
            throw new IllegalArgumentException(
                    "\"client\" is missing, and there are " + integrations.size() + " integrations");
        }
        return integrations.iterator().next();
    }

    public Collection<DocusignUser> users() {
        return List.copyOf(world.directory().users());
    }

    /** The user consents without a browser. */
    public void consents(UUID user, UUID client, Collection<String> scopes) {
        world.consent(client, world.directory().required(user).id(), Set.copyOf(scopes));
    }

    /** The user consents to signature and impersonation. */
    public void consents(UUID user, UUID client) {
        consents(user, client, List.of("signature", Scopes.IMPERSONATION));
    }

    /** The user follows the link, logs in and accepts; gives the address the browser is then sent to. */
    public URI accepts(URI link, UUID user) {
        return URI.create(
                pages.accept(valid(link), world.directory().required(user).id()));
    }

    /** The user follows the link and declines; gives the address the browser is then sent to. */
    public URI declines(URI link) {
        return URI.create(valid(link).declined());
    }

    /** The user takes back every consent. */
    public void revokes(UUID user) {
        world.consents().remove(user);
    }

    public void revokes(UUID user, UUID client) {
        world.consents().remove(client, user);
    }

    public void closes(UUID user) {
        becomes(user, UserStatus.CLOSED);
    }

    public void reopens(UUID user) {
        becomes(user, UserStatus.ACTIVE);
    }

    public void becomes(UUID user, UserStatus status) {
        world.directory().become(user, status);
    }

    /** An organization administrator consents for every user of a claimed domain. */
    public void grantsAdministratively(String domain, UUID client, Collection<String> scopes) {
        world.consents().addDomain(client, domain, Set.copyOf(scopes), world.now());
    }

    public void grantsAdministratively(String domain, UUID client) {
        grantsAdministratively(domain, client, List.of("signature", Scopes.IMPERSONATION));
    }

    public void withdrawsAdministratively(String domain, UUID client) {
        world.consents().removeDomain(client, domain);
    }

    /** Consents given from now on count only after this time. */
    public void propagatesConsentAfter(Duration delay) {
        world.propagation(delay);
    }

    /** The next token calls get HTTP 429; zero leaves Retry-After out. */
    public void answersTooManyRequests(Duration retryAfter, int times) {
        world.faults().answersTooManyRequests(retryAfter, times);
    }

    /** The next token calls get the older limit answer, HTTP 400 with an errorCode. */
    public void answersHourlyLimit(int times) {
        world.faults().answersHourlyLimit(400, times);
    }

    public void answersServerError(int times) {
        world.faults().answersServerError(times);
    }

    public void answersGarbage(int times) {
        world.faults().answersGarbage(times);
    }

    public void answersEmpty(int times) {
        world.faults().answersEmpty(times);
    }

    /** The next token calls get this OAuth error whatever they ask. */
    public void refuses(String error, String description, int times) {
        world.faults().add(new Fault.Refusal(new TokenAnswer.Refused(error, description)), times);
    }

    /** The next token calls get no answer until {@link #behaves()} or the end. */
    public void hangs(int times) {
        world.faults().hangs(times);
    }

    /** Every token call takes at least this long. */
    public void answersAfter(Duration latency) {
        world.faults().answersAfter(latency);
    }

    /** The script of {@code /oauth/token}. */
    public Faults tokenEndpoint() {
        return world.faults();
    }

    /** The script of {@code /oauth/userinfo}. */
    public Faults userinfo() {
        return world.userinfo();
    }

    /** The script of the APIs that tell of users: eSignature's and the Admin API. */
    public Faults userApis() {
        return world.userApis();
    }

    /** The same APIs refuse, without a reason one could know, whenever they are asked about this address. */
    public void stumblesOver(String email) {
        world.stumblingBlocks().add(email);
    }

    /** So many calls of these APIs are allowed in an hour, and so many are left in this one. */
    public void allows(int callsAnHour, int left) {
        world.allowance().set(callsAnHour, left, world.now());
    }

    /** No access token handed out so far is accepted any more. */
    public void forgetsTokens() {
        world.tokens().forget();
    }

    /** Ends every scripted fault and closes the connections that hang. */
    public void behaves() {
        world.behave();
    }

    /** Refuses connections, on both ports. */
    public synchronized void goesDown() {
        for (var server : Arrays.asList(http, https)) {
            if (server != null) {
                server.close();
            }
        }
        http = null;
        https = null;
    }

    /** Goes down and comes back by itself. */
    public void goesDownFor(Duration duration) {
        var delayed = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
        var back = CompletableFuture.delayedExecutor(duration.toMillis() + 200, TimeUnit.MILLISECONDS);
        delayed.execute(this::goesDown);
        back.execute(this::comesBack);
    }

    /** Listens again on the same ports. */
    public synchronized void comesBack() {
        if (http != null) {
            return;
        }
        try {
            http = LoopbackServer.http(port, routes);
            https = LoopbackServer.https(tlsPort, tls, routes);
            port = http.port();
            tlsPort = https.port();
        } catch (IOException e) {
            goesDown();
            throw new UncheckedIOException(e);
        }
        var own = new LinkedHashSet<String>();
        for (var name : List.of("localhost", "127.0.0.1")) {
            own.add(name + ":" + port);
            own.add(name + ":" + tlsPort);
        }
        world.ownHosts(own);
    }

    /** Calls of the token endpoint since the start or the last {@link #forgets()}. */
    public int tokenCalls() {
        return world.meter().calls();
    }

    /** Token calls whose assertion named this user. */
    public int tokenCalls(UUID user) {
        return world.meter().calls(user);
    }

    /** The last 20,000 answered token calls, oldest first. */
    public List<TokenCall> calls() {
        return List.copyOf(world.meter().log());
    }

    public int callsInFlight() {
        return world.meter().inFlight();
    }

    public int mostCallsInFlight() {
        return world.meter().mostInFlight();
    }

    public int tokensMinted() {
        return world.tokens().minted();
    }

    /** Calls of {@code /oauth/userinfo} since the start or the last {@link #forgets()}. */
    public int userinfoCalls() {
        return world.userinfo().calls();
    }

    /** Calls of the APIs that tell of users, refused ones included. */
    public int userCalls() {
        return world.userApis().calls();
    }

    /** How often anybody tried to exchange an authorization code. */
    public int redemptions() {
        return world.tokens().redemptions();
    }

    /** Forgets users, accounts, consents, tokens, faults, sessions and counts; keeps integrations. */
    public void forgets() {
        world.forgetPeople();
        sessions.clear();
    }

    @Override
    public void close() {
        behaves();
        goesDown();
    }

    private Valid valid(URI link) {
        return switch (AuthorizationRequest.of(world.directory(), Parameters.parse(link.getRawQuery()))) {
            case Valid request -> request;
            case AuthorizationRequest.SentBack(var location) ->
                throw new IllegalArgumentException("Sent back to " + location);
            case AuthorizationRequest.Broken(var message) -> throw new IllegalArgumentException(message);
        };
    }
}
