package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.consentcourier.delivery.Order.OfReport;
import org.consentcourier.roster.Managers;
import org.jspecify.annotations.Nullable;

/** To whom the reports of a period go, each in the morning of its recipient: to managers, whoever stands in for them, and whoever is named. */
@ApplicationScoped
class ReportRecipients {

    private final Managers managers;
    private final ReportDelegates delegates;
    private final ReportMailsConfig config;

    ReportRecipients(Managers managers, ReportDelegates delegates, ReportMailsConfig config) {
        this.managers = managers;
        this.delegates = delegates;
        this.config = config;
    }

    /** A manager who is to be told; the address in lower case. */
    record Told(String manager, @Nullable ZoneId zone) {}

    /** One mail. */
    record Mail(OfReport report, String recipient, Instant dueAt) {}

    /** All of a period whose snapshot was taken then, or will be. */
    List<Mail> of(ReportPeriod period, List<Told> told, Departure departure) {
        var standIns = delegates.list(null);
        return Stream.concat(
                        told.stream().flatMap(manager -> ofManager(period, manager, departure, standIns)),
                        config.executives().orElse(List.of()).stream()
                                .map(address -> mail(period, ReportLetters.EVERYBODY, address, departure)))
                .toList();
    }

    private Stream<Mail> ofManager(ReportPeriod period, Told told, Departure departure, List<ReportDelegate> standIns) {
        var manager = told.manager();
        var own = new Mail(new OfReport(period.key(), manager), manager, due(period, departure, told.zone()));
        var others = standIns.stream()
                .filter(standIn -> standIn.manager().equals(manager))
                .map(ReportDelegate::delegate)
                .distinct()
                .map(address -> mail(period, manager, address, departure))
                .filter(mail -> standsIn(mail, standIns, departure.zone()));
        return Stream.concat(Stream.of(own), others);
    }

    /** On the day it leaves. */
    private static boolean standsIn(Mail mail, List<ReportDelegate> standIns, ZoneId zone) {
        var day = LocalDate.ofInstant(mail.dueAt(), zone);
        return standIns.stream()
                .filter(standIn -> standIn.manager().equals(mail.report().whose()))
                .filter(standIn -> standIn.delegate().equals(mail.recipient()))
                .anyMatch(standIn -> standIn.holdsOn(day));
    }

    private Mail mail(ReportPeriod period, String whose, String recipient, Departure departure) {
        var zone = managers.zone(recipient.toLowerCase(Locale.ROOT)).orElse(null);
        return new Mail(new OfReport(period.key(), whose), recipient, due(period, departure, zone));
    }

    private static Instant due(ReportPeriod period, Departure departure, @Nullable ZoneId zone) {
        return departure.after(period.startsAt(), period.takenAt(), zone);
    }
}
