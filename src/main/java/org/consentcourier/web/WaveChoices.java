package org.consentcourier.web;

import java.util.List;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImport.ImportState;

/** What the form of a wave offers instead of having it typed. */
record WaveChoices(List<String> departments, List<Past> imports) {

    private static final int MOST = 20;

    WaveChoices {
        departments = List.copyOf(departments);
        imports = List.copyOf(imports);
    }

    /** An import to choose. */
    record Past(String id, String words) {

        static Past of(RosterImport past) {
            return new Past(
                    past.id().toString(),
                    "%s, %s: %s added, %s changed"
                            .formatted(
                                    past.fileName(),
                                    Words.utc(past.at()),
                                    Words.grouped(past.counts().added()),
                                    Words.grouped(past.counts().updated())));
        }
    }

    /** Of these imports, those that brought an application people. */
    static WaveChoices of(String application, List<String> departments, List<RosterImport> newest) {
        return new WaveChoices(
                departments,
                newest.stream()
                        .filter(past -> past.state() == ImportState.COMMITTED
                                && past.applications().contains(application)
                                && past.counts().added() + past.counts().updated() > 0)
                        .limit(MOST)
                        .map(Past::of)
                        .toList());
    }
}
