package org.consentcourier.roster;

import org.consentcourier.roster.file.Field;
import org.consentcourier.roster.file.RejectColumns;
import org.consentcourier.roster.file.RosterRecord;
import org.consentcourier.roster.file.RosterRecords;
import org.consentcourier.roster.file.UnreadableFile;
import org.hibernate.Session;

/**
 * The good rows that a comparison kept out, with their cells: those are read from the file once more, side by side with
 * the table, as both are in the order of lines.
 */
final class TurnedDown {

    private static final String LINES = """
            select line, kind, other from turned_down where kind in ('DUPLICATE', 'CONFLICT') order by line""";

    private static final int FETCHED = 1000;

    private TurnedDown() {}

    /** Whether every good row was taken, or stands for another one. */
    static boolean areNone(Session session) {
        return session.createNativeQuery(LINES, Object[].class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    static void into(Rejecting rejecting, Session session, RosterRecords file) throws UnreadableFile {
        try (var lines = session.createNativeQuery(LINES, Object[].class)
                .setFetchSize(FETCHED)
                .getResultStream()) {
            var wanted = lines.iterator();
            while (wanted.hasNext()) {
                var row = wanted.next();
                rejecting.add(reject(row, seek(file, ((Number) row[0]).longValue())));
            }
        }
    }

    private static RosterRecord.Good seek(RosterRecords file, long line) throws UnreadableFile {
        for (var found = file.next(); found != null; found = file.next()) {
            if (found instanceof RosterRecord.Good good && good.row().line() == line) {
                return good;
            }
        }
        throw new IllegalStateException("Line " + line + " was in the file before");
    }

    private static Reject reject(Object[] row, RosterRecord.Good good) {
        var kind = Reject.Kind.valueOf((String) row[1]);
        var other = ((Number) row[2]).longValue();
        return switch (kind) {
            case DUPLICATE ->
                new Reject(good.row().line(), Field.EMAIL.header(), kind, RejectColumns.REPEATS + other, good.cells());
            case CONFLICT -> new Reject(good.row().line(), Field.USER_ID.header(), kind, conflict(other), good.cells());
            case REJECTED -> throw new IllegalStateException("Rows that are wrong by themselves are not compared");
        };
    }

    private static String conflict(long other) {
        return other == 0
                ? "its User ID and its address belong to two different persons of the roster: correct the one that is wrong"
                : "has the User ID of line " + other + " but another address: keep the right one and import again";
    }
}
