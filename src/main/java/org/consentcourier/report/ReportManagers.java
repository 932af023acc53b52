package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.consentcourier.roster.Managers;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The managers of a snapshot, and the tree they form. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ReportManagers {

    /** Whoever has people, and whoever is above; who has left is no manager, and nobody stands in for them above others. */
    private static final String FOUND = """
            with recursive manager (email) as (
                select distinct found.email from (
                    select %s as email
                    from consent_request request
                    join person on person.id = request.person_id
                    left join person boss on boss.email_key = person.manager_email
                    where request.status <> 'LEFT') found
                where found.email is not null
                union
                select boss.email from manager
                join person on person.email_key = manager.email and person.rosters <> '{}'
                    and person.manager_email <> person.email_key
                cross join lateral (select person.manager_email where not exists (
                    select 1 from person gone where gone.email_key = person.manager_email and gone.rosters = '{}')) boss (email))
            select manager.email, nullif(trim(person.first_name || ' ' || person.last_name), ''), person.language,
                person.time_zone, person.country, above.email as above
            from manager
            left join person on person.email_key = manager.email
            left join manager above on above.email = person.manager_email and above.email <> manager.email
                and person.rosters <> '{}'""".formatted(Managers.REPORTED_TO);

    private static final String INSERT = """
            insert into report_manager (period, manager, name, language, time_zone, country, above, place, last_place)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String SELECT =
            "select manager, name, language, time_zone, country, above, place, last_place from report_manager ";

    private static final int BATCH = 1000;

    private final Session session;

    ReportManagers(Session session) {
        this.session = session;
    }

    /** Finds the managers as they are now, and keeps them for the snapshot. */
    void take(String period, @Nullable String fallbackOwner) {
        var found = new LinkedHashMap<String, Object[]>();
        session.createNativeQuery(FOUND, Object[].class)
                .setParameter("fallback", fallbackOwner, String.class)
                .getResultStream()
                .forEach(row -> found.put((String) row[0], row));
        var above = new HashMap<String, String>();
        found.forEach((manager, row) -> {
            if (row[5] != null) {
                above.put(manager, (String) row[5]);
            }
        });
        var tree = ManagerTree.of(found.keySet(), above);
        session.doWork(connection -> insert(connection, period, tree, found));
    }

    /** The tree as it was; empty where there is no snapshot. */
    ManagerTree tree(@Nullable String period) {
        return ManagerTree.stored(session.createNativeQuery(
                        "select manager, above, place, last_place from report_manager where period = :period order by place",
                        Object[].class)
                .setParameter("period", period, String.class)
                .getResultStream()
                .map(row -> new ManagerTree.Node((String) row[0], (String) row[1], (int) row[2], (int) row[3]))
                .toList());
    }

    Optional<ReportManager> find(String period, String manager) {
        return session.createNativeQuery(SELECT + "where period = :period and manager = :manager", Object[].class)
                .setParameter("period", period)
                .setParameter("manager", manager)
                .getResultStream()
                .map(ReportManagers::manager)
                .findFirst();
    }

    /** All of them, by address. */
    List<ReportManager> all(String period) {
        return session.createNativeQuery(SELECT + "where period = :period order by manager", Object[].class)
                .setParameter("period", period)
                .getResultStream()
                .map(ReportManagers::manager)
                .toList();
    }

    private static ReportManager manager(Object[] row) {
        return new ReportManager(
                (String) row[0],
                (String) row[1],
                row[2] == null ? null : Locale.forLanguageTag((String) row[2]),
                row[3] == null ? null : ZoneId.of((String) row[3]),
                (String) row[4],
                (String) row[5],
                new TreePlace((int) row[6], (int) row[7]));
    }

    private static void insert(Connection connection, String period, ManagerTree tree, Map<String, Object[]> found)
            throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            int waiting = 0;
            for (var node : tree.nodes()) {
                bind(statement, period, node, found.getOrDefault(node.manager(), new Object[6]));
                statement.addBatch();
                if (++waiting % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, String period, ManagerTree.Node node, Object[] row)
            throws SQLException {
        statement.setString(1, period);
        statement.setString(2, node.manager());
        for (int column = 1; column <= 4; column++) {
            statement.setString(column + 2, (String) row[column]);
        }
        statement.setString(7, node.above());
        statement.setInt(8, node.place());
        statement.setInt(9, node.last());
    }
}
