package org.consentcourier.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consentcourier.sandbox.docusign.Account;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.sandbox.docusign.UserStatus;

/**
 * Forty people of three companies, and what the simulator knows about them. User IDs derive from the e-mail address: where the
 * roster has another one or none, the roster is wrong, as rosters are.
 */
public final class SampleRoster {

    /** A manager of the roster, for the sandbox's login of that role. */
    public static final String MANAGER = "grace.hopper@northwind.example";

    /** Who administers the account of all of them and stands on no roster. */
    public static final String ADMINISTRATOR = "docusign-admin@northwind.example";

    /** Who is told last of people who answer no reminder, and stands in for missing managers. */
    public static final String OWNER = "head-of-it@northwind.example";

    /** The account all of them are users of. */
    public static final UUID ACCOUNT = id("account");

    private static final String RESOURCE = "/sandbox/roster.csv";
    private static final String CLOSED = "niels.abel@contoso.example";
    private static final String TWICE = "ada.lovelace@northwind.example";
    private static final String CLAIMED_DOMAIN = "fabrikam.example";
    private static final Set<String> CONSENTED = Set.of(
            "marie.curie@northwind.example",
            "charles.babbage@northwind.example",
            "alan.turing@northwind.example",
            "leonhard.euler@contoso.example",
            "maria.agnesi@contoso.example",
            "rene.descartes@contoso.example");

    private SampleRoster() {}

    /** The file as a company would upload it. */
    public static byte[] csv() {
        try (var stream = SampleRoster.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the simulator know these people, some of them by other User IDs than the roster says. */
    public static void introduceTo(DocusignSimulator simulator) {
        var users = users();
        users.forEach(simulator::knows);
        simulator.knows(DocusignUser.active(id(TWICE + " again"), TWICE, "Ada", "King"));
        simulator.knows(DocusignUser.active(id(ADMINISTRATOR), ADMINISTRATOR, "Docusign", "Administrator"));
        var members = users.stream().map(DocusignUser::id).collect(Collectors.toSet());
        members.add(id(ADMINISTRATOR));
        simulator.knows(new Account(ACCOUNT, "Northwind", id("organization"), members));
    }

    /** Some consented before anybody asked, in whose name users are looked up too, and an administrator for one domain. */
    public static void consentEarly(DocusignSimulator simulator, UUID client) {
        CONSENTED.forEach(email -> simulator.consents(id(email), client));
        simulator.consents(id(ADMINISTRATOR), client);
        simulator.grantsAdministratively(CLAIMED_DOMAIN, client);
    }

    /** The User ID the simulator knows an address of the roster by. */
    public static UUID id(String email) {
        return UUID.nameUUIDFromBytes(("docusign:" + email).getBytes(UTF_8));
    }

    private static List<DocusignUser> users() {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(new String(csv(), UTF_8))) {
            return rows.stream().map(SampleRoster::user).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DocusignUser user(NamedCsvRecord row) {
        var email = row.getField("UserEmail");
        var user = DocusignUser.active(id(email), email, row.getField("FirstName"), row.getField("LastName"));
        return email.equals(CLOSED) ? user.as(UserStatus.CLOSED) : user;
    }
}
