package org.consentcourier.cli;

import java.util.List;
import java.util.Locale;
import org.consentcourier.outreach.Waves;

/** A wave and its numbers, for people to read. */
final class WaveTable {

    private WaveTable() {}

    static String of(Waves.Progress progress) {
        var wave = progress.wave();
        var numbers = progress.numbers();
        var perDay = wave.perDay() == null ? "" : ", %,d a day".formatted(wave.perDay());
        var rows = List.of(
                row("match", numbers.matching()),
                row("have consented", numbers.granted()),
                row("were invited", numbers.invited()),
                row("wait", numbers.waiting()),
                row("are asked about first", numbers.unchecked()),
                row("kept back by courier.mail.only-to", numbers.fenced()),
                row("invited by it today", numbers.today()),
                row("days for the rest", numbers.days() == null ? 0 : numbers.days()));
        return "wave %d: %s%s, %s since %s, by %s%n%s"
                .formatted(
                        wave.number(),
                        wave.filter().words(),
                        perDay,
                        wave.state().name().toLowerCase(Locale.ROOT),
                        wave.stateSince(),
                        wave.stateBy(),
                        Table.of(rows));
    }

    private static List<String> row(String name, long number) {
        return List.of(name, "%,d".formatted(number));
    }
}
