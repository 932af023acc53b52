package org.consentcourier.report;

import java.util.List;
import java.util.Locale;
import org.consentcourier.mail.MissingPerson;
import org.consentcourier.mail.NamedPeople;
import org.consentcourier.mail.NamedPerson;
import org.consentcourier.mail.PersonLinks;
import org.jspecify.annotations.Nullable;

/** People as mails tell of them. */
final class MailedPeople {

    private MailedPeople() {}

    static MissingPerson missing(ReportLine line, Locale locale, @Nullable PersonLinks links) {
        return new MissingPerson(
                line.personName(),
                line.personEmail(),
                line.applicationName(),
                line.state(locale),
                line.advice(locale),
                line.ageDays(),
                line.lastMailOn(),
                line.mailsSent(),
                links);
    }

    /** The first of so many. */
    static NamedPeople named(List<ReportLine> lines, long count) {
        return new NamedPeople(
                lines.stream()
                        .limit(NamedPeople.MOST)
                        .map(line -> new NamedPerson(line.personName(), line.personEmail(), line.applicationName()))
                        .toList(),
                count);
    }
}
