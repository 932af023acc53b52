package org.consentcourier.roster.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.LongConsumer;
import org.consentcourier.application.Application;
import org.consentcourier.docusign.DirectoryFailure;
import org.consentcourier.docusign.DirectoryRoute;
import org.consentcourier.docusign.PageAnswer;
import org.consentcourier.docusign.UserDirectory;
import org.consentcourier.roster.directory.UserListing.Turn;

/** Reads the users of an account page by page, as far as calls are allowed. */
@ApplicationScoped
class UserReading {

    private final UserDirectory directory;
    private final DirectoryCalls calls;
    private final UserListing listing;

    UserReading(UserDirectory directory, DirectoryCalls calls, UserListing listing) {
        this.directory = directory;
        this.calls = calls;
        this.listing = listing;
    }

    /** How far a reading came. */
    sealed interface Result {

        /** All are read. */
        record Whole(Turn turn) implements Result {}

        /** Docusign must not be asked now; what has been read is kept. */
        record Waits(String why) implements Result {}
    }

    /** Reads on from where the turn begins; {@code read} is told after each page how many have been read in all. */
    Result read(Application application, DirectoryRoute route, Turn begin, LongConsumer read) {
        var turn = begin;
        try {
            for (var start = turn.next(); start != null; start = turn.next()) {
                switch (directory.page(application.integration(), route, start, () -> calls.take(application))) {
                    case PageAnswer.Page page -> {
                        calls.answered(application, page.allowance());
                        var kept = listing.keep(turn, page);
                        if (kept.isEmpty()) {
                            return new Result.Waits(busy(application));
                        }
                        turn = kept.get();
                        read.accept((long) start + page.size());
                    }
                    case DirectoryFailure failure -> {
                        calls.heed(application, failure);
                        return waits(application, turn);
                    }
                }
            }
            return new Result.Whole(turn);
        } catch (RuntimeException e) {
            listing.release(turn); // whoever comes next need not wait for the lease to end
            throw e;
        }
    }

    /** Why there is no turn to be had. */
    static String busy(Application application) {
        return "The users of \"%s\" are just being read for another import. Try again in some minutes."
                .formatted(application.key());
    }

    private Result waits(Application application, Turn turn) {
        var size = listing.size(turn);
        listing.release(turn);
        var rest = size == 0
                ? " Sync from Docusign again then."
                : " The %,d users read so far are kept for a day: sync from Docusign again then, and it goes on from there."
                        .formatted(size);
        return new Result.Waits("Docusign may not be asked for more users now. " + calls.obstacle(application) + rest);
    }
}
