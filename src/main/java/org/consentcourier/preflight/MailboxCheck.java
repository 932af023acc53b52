package org.consentcourier.preflight;

import jakarta.inject.Singleton;
import java.util.List;
import org.consentcourier.application.Application;
import org.consentcourier.bounce.Mailbox;

/** Whether the mailbox of bounces and replies can be opened, where one is set; asking can begin without it. */
@Singleton
class MailboxCheck implements Check {

    private static final String LATER =
            "Check courier.bounces.host, port, tls, user and password or oauth2, and that the"
                    + " folder courier.bounces.folder exists.";

    private final Mailbox mailbox;

    MailboxCheck(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public List<Finding> look(Application application) {
        return List.of(look(mailbox));
    }

    @Override
    public List<Finding> tooLate(Application application, String reason) {
        return List.of(look().warning(reason, LATER));
    }

    static Finding look(Mailbox mailbox) {
        if (!mailbox.isSet()) {
            return look().notLookedAt("None is set: people have to read what comes back.");
        }
        return switch (mailbox.look()) {
            case Mailbox.Visit.Done(var moved) -> look().passed("It can be read.");
            case Mailbox.Visit.Failed(var reason) ->
                look().warning("It cannot be read, so bounces go unnoticed: " + reason + ".", LATER);
        };
    }

    private static Finding.Look look() {
        return Finding.look(Topic.MAILBOX, "courier.bounces");
    }
}
