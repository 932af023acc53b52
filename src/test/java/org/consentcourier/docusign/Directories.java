package org.consentcourier.docusign;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.consentcourier.sandbox.docusign.Account;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.support.MovableClock;

/** A user directory and the simulated Docusign it asks: one account of an organization, which Charles administers. */
final class Directories implements AutoCloseable {
    static final UUID ACCOUNT = UUID.fromString("acacacac-0000-4000-8000-000000000001");
    static final UUID ORGANIZATION = UUID.fromString("0e0e0e0e-0000-4000-8000-000000000001");
    static final UUID CHARLES = UUID.fromString("c0c0c0c0-0000-4000-8000-000000000001");
    static final UUID KEY = UUID.fromString(Integrations.KEY);

    final DocusignSimulator docusign = DocusignSimulator.start();
    final MovableClock time = new MovableClock();
    private final DocusignHttp http;
    private UserDirectory directory;

    Directories(Duration timeout) {
        http = new DocusignHttp(new TimeOuts(Duration.ofSeconds(5), timeout));
        directory = fresh();
        docusign.follows(time.clock());
        docusign.knows(org.consentcourier.sandbox.docusign.Integration.demo(
                KEY,
                "CRM",
                Integrations.publicKey(),
                integration().redirectUri().toString()));
    }

    /** These are the members of the account, Charles besides; he has consented, and the application is authorized. */
    void begin(List<DocusignUser> users) {
        directory = fresh();
        docusign.knows(DocusignUser.active(CHARLES, "charles@corp.example", "Charles", "Babbage"));
        users.forEach(docusign::knows);
        var members = new HashSet<>(Set.of(CHARLES));
        users.forEach(user -> members.add(user.id()));
        docusign.knows(new Account(ACCOUNT, "Corp", ORGANIZATION, members));
        docusign.consents(CHARLES, KEY);
        docusign.grantsAdministratively("elsewhere.example", KEY, List.of("user_read"));
    }

    DirectoryAnswer find(DirectoryRoute route, String email) {
        return directory.find(integration(), route, email, () -> true);
    }

    PageAnswer page(DirectoryRoute route, int start) {
        return directory.page(integration(), route, start, () -> true);
    }

    /** Only so many calls are permitted. */
    DirectoryAnswer find(DirectoryRoute route, String email, int permitted) {
        var left = new AtomicInteger(permitted);
        return directory.find(integration(), route, email, () -> left.getAndDecrement() > 0);
    }

    /** Everything is forgotten, the time too. */
    void end() {
        docusign.comesBack();
        docusign.forgets();
        time.set(MovableClock.START);
    }

    UserDirectory directory() {
        return directory;
    }

    Integration integration() {
        return Integrations.at(docusign.uri(), "signature", "impersonation");
    }

    DirectoryRoute byAccount() {
        return new DirectoryRoute.OfAccount(ACCOUNT, CHARLES);
    }

    DirectoryRoute byOrganization() {
        return new DirectoryRoute.OfOrganization(ORGANIZATION, Optional.of(ACCOUNT), docusign.uri());
    }

    @Override
    public void close() {
        http.close();
        docusign.close();
    }

    /** One that has no token yet. */
    private UserDirectory fresh() {
        return new UserDirectory(new TokenClient(http, time.clock(), Skews.measured()), http, time.clock());
    }
}
