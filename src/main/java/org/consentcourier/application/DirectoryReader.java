package org.consentcourier.application;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.application.CourierConfig.ApplicationConfig;
import org.consentcourier.docusign.DirectoryRoute;
import org.consentcourier.docusign.DirectoryRoute.OfAccount;
import org.consentcourier.docusign.DirectoryRoute.OfOrganization;
import org.consentcourier.docusign.Environment;
import org.consentcourier.settings.WrongSettings;

/** Reads how Docusign may be asked who the users of an application are. */
final class DirectoryReader {

    private final String prefix;
    private final ApplicationConfig config;

    DirectoryReader(String key, ApplicationConfig config) {
        this.prefix = "courier.applications.\"" + key + "\".";
        this.config = config;
    }

    Optional<UUID> accountId() {
        return guid("account-id", config.accountId(), "the API Account ID, from Apps and Keys; not the account number");
    }

    /** The directory user goes first: with an organization alone the Admin API is asked. */
    Optional<DirectoryRoute> route(Environment environment) {
        var account = accountId();
        var user = guid(
                "directory-user-id",
                config.directoryUserId(),
                "the User ID of an account administrator, from Users in Docusign; not an e-mail address");
        var organization = guid(
                "organization-id", config.organizationId(), "the organization's ID, from the URL of Docusign Admin");
        var adminUri = adminUri(environment);
        if (user.isPresent() || organization.isPresent()) {
            requireSafeAccountUri();
        }
        if (user.isPresent()) {
            return Optional.of(new OfAccount(account.orElseThrow(this::accountMissing), user.get()));
        }
        return organization.map(id -> new OfOrganization(id, account, adminUri));
    }

    private URI adminUri(Environment environment) {
        var uri = config.adminUri().orElse(environment.adminUri());
        if (!WebAddress.isSafe(uri)) {
            throw problem(
                    "admin-uri",
                    "no absolute https address (http only on localhost). Leave it out; it is for simulators only");
        }
        return uri;
    }

    private void requireSafeAccountUri() {
        if (config.accountUri().filter(uri -> !WebAddress.isSafe(uri)).isPresent()) {
            throw problem(
                    "account-uri",
                    "no absolute https address (http only on localhost): tokens by which users are looked up do not travel"
                            + " in clear. Use https, or leave out directory-user-id and organization-id");
        }
    }

    private Optional<UUID> guid(String leaf, Optional<String> value, String source) {
        return value.filter(text -> !text.isBlank())
                .map(text -> Guid.in(text).orElseThrow(() -> problem(leaf, "no GUID. Set " + source)));
    }

    private WrongSettings accountMissing() {
        return problem(
                "account-id",
                "missing, and directory-user-id is set. Set the API Account ID of the account that user administers");
    }

    private WrongSettings problem(String leaf, String what) {
        return new WrongSettings(prefix + leaf, what);
    }
}
