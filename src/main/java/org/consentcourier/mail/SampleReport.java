package org.consentcourier.mail;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the reports say of people who do not exist; each of their parts is there once. */
final class SampleReport {

    private static final String EMAIL = "ada@corp.example";
    private static final LocalDate LAST_MAIL = LocalDate.of(2026, 11, 20);
    private static final LocalDate GO_LIVE = LocalDate.of(2027, 1, 4);
    private static final LocalDate FORECAST = LocalDate.of(2027, 1, 12);
    private static final Progress MOST = new Progress(12, 15, 2, 4L);
    private static final Progress SOME = new Progress(1234, 1300, 41, 0L);
    private static final Progress ALL = new Progress(15, 15, 0, 1L);

    private SampleReport() {}

    /** A manager's, with everything there is. */
    static TeamReport team(ReportHead head, String name, Scenery scenery) {
        var words = Wording.in(head.locale());
        var silent = person(head, name, scenery, words.fixSilent(), links(scenery));
        var lost = person(head, name, scenery, words.undeliverable(), null);
        var named = new NamedPerson(name, EMAIL, scenery.application());
        return new TeamReport(
                head,
                scenery.application(),
                MOST,
                SOME,
                new Prospect.On(FORECAST, GO_LIVE),
                new MissingPeople(List.of(silent, lost), 2),
                scenery.act("all"),
                new MissingPeople(List.of(person(head, name, scenery, null, null)), 1),
                new NamedPeople(List.of(named, named), 4),
                new NamedPeople(List.of(named), 1),
                List.of(new GroupProgress(name, MOST, null), new GroupProgress(EMAIL, ALL, null)),
                List.of(new GroupProgress(scenery.application(), SOME, new Prospect.Never(GO_LIVE))));
    }

    /** A manager's last one. */
    static TeamReport last(ReportHead head, String name, Scenery scenery) {
        var named = new NamedPerson(name, EMAIL, scenery.application());
        return new TeamReport(
                head,
                null,
                ALL,
                ALL,
                new Prospect.Done(),
                MissingPeople.NONE,
                null,
                MissingPeople.NONE,
                new NamedPeople(List.of(named), 1),
                NamedPeople.NONE,
                List.of(new GroupProgress(name, ALL, null)),
                List.of());
    }

    /** The one about everybody. */
    static CompanyReport company(ReportHead head, String name, Scenery scenery) {
        var words = Wording.in(head.locale());
        var groups = List.of(new GroupProgress(name, SOME, null), new GroupProgress("", MOST, null));
        return new CompanyReport(
                head,
                SOME,
                List.of(
                        new GroupProgress(scenery.application(), SOME, new Prospect.On(FORECAST, GO_LIVE)),
                        new GroupProgress(scenery.application(), MOST, new Prospect.TooEarly(GO_LIVE))),
                groups,
                groups,
                groups,
                List.of(
                        CompanyReport.Share.of(words.daysUpTo("7"), 20, 25),
                        CompanyReport.Share.of(words.daysBetween("8", "14"), 25, 25),
                        CompanyReport.Share.of(words.daysOver("14"), 21, 25)),
                List.of(
                        CompanyReport.Share.of(words.notActivated(), 30, 30),
                        CompanyReport.Share.of(words.unknownAddress(), 11, 30)),
                new MissingPeople(List.of(person(head, name, scenery, null, null)), 66));
    }

    private static MissingPerson person(
            ReportHead head, String name, Scenery scenery, @Nullable String advice, @Nullable PersonLinks links) {
        return new MissingPerson(
                name,
                EMAIL,
                scenery.application(),
                Wording.in(head.locale()).pending(),
                advice,
                12,
                LAST_MAIL,
                2,
                links);
    }

    private static PersonLinks links(Scenery scenery) {
        return new PersonLinks(
                scenery.act("nudge"), scenery.act("left"), scenery.act("wrong-manager"), scenery.act("exempt"));
    }
}
