package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.consentcourier.mail.Because;
import org.consentcourier.mail.Wording;
import org.consentcourier.roster.Managers;
import org.jspecify.annotations.Nullable;

/** Who reads a report: how they are called, in which language, and why they get it. */
@ApplicationScoped
class ReportReaders {

    private final Managers managers;
    private final ReportDelegates delegates;

    ReportReaders(Managers managers, ReportDelegates delegates) {
        this.managers = managers;
        this.delegates = delegates;
    }

    /** A reader. */
    record Reader(Locale locale, @Nullable String name, Because because) {}

    /** Of a manager's report: the manager as of the snapshot, or somebody who stands in. */
    Reader of(ReportManager manager, String recipient) {
        if (!recipient.equalsIgnoreCase(manager.email())) {
            return somebody(recipient, standIn(manager, recipient.toLowerCase(Locale.ROOT)));
        }
        var owner = managers.fallbackOwner().filter(manager.email()::equals).isPresent();
        var language = manager.language();
        return new Reader(
                Wording.spoken(language == null ? Locale.ENGLISH : language),
                manager.name(),
                owner ? new Because.Owner() : new Because.Manager());
    }

    /** Of the report about everybody. */
    Reader named(String recipient) {
        return somebody(recipient, new Because.Named());
    }

    private Reader somebody(String recipient, Because because) {
        var email = recipient.toLowerCase(Locale.ROOT);
        return new Reader(
                Wording.spoken(managers.language(email).orElse(Locale.ENGLISH)),
                managers.name(email).orElse(null),
                because);
    }

    private Because standIn(ReportManager manager, String recipient) {
        var name = manager.name();
        return new Because.StandIn(
                name == null ? manager.email() : name,
                lastDay(manager, recipient).orElse(null));
    }

    /** Of the latest of several; empty where it has no end, or was ended. */
    private Optional<LocalDate> lastDay(ReportManager manager, String recipient) {
        return delegates.list(manager.email()).stream()
                .filter(delegate -> delegate.delegate().equals(recipient))
                .max(Comparator.comparing(ReportDelegate::from))
                .map(ReportDelegate::until);
    }
}
