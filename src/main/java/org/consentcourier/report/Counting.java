package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Adds up a snapshot once, so that no page ever does: by manager, and by whatever the company is looked at. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Counting {

    /** Each request of this snapshot beside itself at the one before. */
    static final String PAIRS = """
            from (select * from report_line where period = :period) line
            full join (select * from report_line where period = :previous) before on before.request_id = line.request_id""";

    private static final String CROWDS = """
            select coalesce(line.application, before.application) as application, before.manager_email, %s as standing_before,
                line.manager_email, %s as standing, count(*), count(line.problem), count(*) filter (where line.undeliverable),
                count(*) filter (where line.status <> 'GRANTED' and line.cause is not null)
            %s group by 1, 2, 3, 4, 5""".formatted(standing("before"), standing("line"), PAIRS);

    private static final String INSERT_TEAM = "insert into report_team (period, manager, application, whose, "
            + Count.COLUMNS + ") values (?, ?, ?, ?" + ", ?".repeat(Count.values().length) + ")";

    private static final int BATCH = 1000;

    private final Session session;
    private final ReportManagers managers;
    private final GroupCount groups;

    Counting(Session session, ReportManagers managers, GroupCount groups) {
        this.session = session;
        this.managers = managers;
        this.groups = groups;
    }

    /** A {@link Crowd.Standing} by a row of that name. */
    static String standing(String line) {
        return """
                case when %1$s.request_id is null then 'ABSENT' when %1$s.status = 'GRANTED' then 'DONE'
                    when %1$s.status = 'EXEMPT' then 'EXEMPT' else 'MISSING' end""".formatted(line);
    }

    /** Whoever calls holds the snapshot, which was not counted before. */
    void count(String period, @Nullable String previous) {
        session.doWork(connection -> write(connection, period, teams(period, previous)));
        groups.count(period, previous);
        // Until PostgreSQL finds time for it by itself, it takes a new snapshot for a handful of rows and reads it row
        // by row.
        session.doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("analyze report_line, report_manager, report_team, report_number");
            }
        });
    }

    private Map<String, TeamCount> teams(String period, @Nullable String previous) {
        var before = managers.tree(previous);
        var now = managers.tree(period);
        var unmoved = now.unmoved(before);
        var teams = new HashMap<String, TeamCount>();
        session.createNativeQuery(CROWDS, Object[].class)
                .setParameter("period", period, String.class)
                .setParameter("previous", previous, String.class)
                .getResultStream()
                .map(Counting::crowd)
                .forEach(crowd -> teams.computeIfAbsent(crowd.application(), key -> new TeamCount(before, now, unmoved))
                        .add(crowd));
        return teams;
    }

    private static Crowd crowd(Object[] row) {
        return new Crowd(
                (String) row[0],
                (String) row[1],
                Crowd.Standing.valueOf((String) row[2]),
                (String) row[3],
                Crowd.Standing.valueOf((String) row[4]),
                (long) row[5],
                (long) row[6],
                (long) row[7],
                (long) row[8]);
    }

    private static void write(Connection connection, String period, Map<String, TeamCount> counts) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT_TEAM)) {
            int waiting = 0;
            for (var application : counts.entrySet()) {
                for (var team : application.getValue().teams()) {
                    bind(statement, period, application.getKey(), team);
                    statement.addBatch();
                    if (++waiting % BATCH == 0) {
                        statement.executeBatch();
                    }
                }
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, String period, String application, TeamCount.Team team)
            throws SQLException {
        statement.setString(1, period);
        statement.setString(2, team.manager());
        statement.setString(3, application);
        statement.setString(4, team.wholeTree() ? "TREE" : "DIRECT");
        int column = 5;
        for (var count : Count.values()) {
            statement.setLong(column++, team.tally().of(count));
        }
    }
}
