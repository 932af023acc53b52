package org.consentcourier.docusign;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of asking for one page of all users. */
public sealed interface PageAnswer permits PageAnswer.Page, DirectoryFailure {

    /** Docusign's answer behind it. */
    Evidence evidence();

    /** What is left of the account's calls, where Docusign says. */
    Optional<CallAllowance> allowance();

    /**
     * Some of the users.
     *
     * @param unreadable entries without a usable User ID or address: who is missing here may still be there
     * @param next where the next page starts; always further on, and empty after the last
     * @param total how many users Docusign counts now
     */
    record Page(
            List<DirectoryUser> users,
            int unreadable,
            OptionalInt next,
            OptionalInt total,
            Evidence evidence,
            Optional<CallAllowance> allowance)
            implements PageAnswer {
        public Page {
            users = List.copyOf(users);
        }

        /** Whether this seems to be the last, and yet may not be: it is full, and Docusign does not say how many there are. */
        public boolean mayBeCutShort() {
            return next.isEmpty() && total.isEmpty() && size() >= UserDirectory.PAGE_SIZE;
        }

        /** All entries, whether they could be read or not. */
        public int size() {
            return users.size() + unreadable;
        }
    }
}
