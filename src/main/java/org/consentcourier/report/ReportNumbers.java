package org.consentcourier.report;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Reads what was counted of a snapshot. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ReportNumbers {

    private static final String BY_GROUP = """
            select number.value, %s from report_number number where number.period = :period and number.dimension = :dimension
            group by number.value order by sum(number.missing) desc, number.value""".formatted(Count.SUMS);

    private static final String BY_MANAGER =
            """
            select manager.manager, manager.name, %s, %s
            from report_manager manager
            join report_team number on number.period = :period and number.manager = manager.manager
            where manager.period = :period and %%s
            group by manager.manager, manager.name order by manager.manager""".formatted(Count.sums("number.whose = 'DIRECT'"), Count.sums("number.whose = 'TREE'"));

    private static final String DIRECT =
            "select %s from report_team number where period = :period and manager = :manager and whose = 'DIRECT'"
                    .formatted(Count.SUMS);

    private final Session session;
    private final Applications applications;

    ReportNumbers(Session session, Applications applications) {
        this.session = session;
        this.applications = applications;
    }

    /** What the company can be looked at by. */
    enum Dimension {
        TOTAL,
        DEPARTMENT,
        COUNTRY,
        DOMAIN,
        AGE,
        PROBLEM
    }

    /** Of everybody, or of a manager's whole tree; by key. */
    List<ApplicationNumbers> byApplication(String period, Scope scope) {
        return byApplication(period, Source.of(scope));
    }

    /** Of a manager's own people; by key. */
    List<ApplicationNumbers> ownByApplication(String period, String manager) {
        return byApplication(period, Source.team(manager, "DIRECT"));
    }

    private List<ApplicationNumbers> byApplication(String period, Source source) {
        var sql = """
                select number.application, application.go_live, %s
                from %s number
                left join report_application application
                    on application.period = number.period and application.application = number.application
                where number.period = :period and %s
                group by number.application, application.go_live order by number.application""".formatted(Count.SUMS, source.table(), source.condition());
        var query = session.createNativeQuery(sql, Object[].class).setParameter("period", period);
        return source.bind(query).getResultStream().map(this::application).toList();
    }

    /** How long the missing have been so, shortest first. */
    List<AgeNumbers> ages(String period) {
        var missing = missing(period, Dimension.AGE);
        return AgeNumbers.BOUNDS.stream()
                .map(bound -> AgeNumbers.of(bound, missing.getOrDefault(bound.toString(), 0L)))
                .toList();
    }

    /** What is in the way of how many, in the order of {@link Problem}. */
    List<ProblemNumbers> problems(String period) {
        var missing = missing(period, Dimension.PROBLEM);
        return Arrays.stream(Problem.values())
                .filter(problem -> missing.containsKey(problem.name()))
                .map(problem -> new ProblemNumbers(problem, missing.getOrDefault(problem.name(), 0L)))
                .toList();
    }

    private Map<String, Long> missing(String period, Dimension dimension) {
        return byGroup(period, dimension).stream()
                .collect(toMap(GroupNumbers::name, group -> group.numbers().missing()));
    }

    /** Most missing first. */
    List<GroupNumbers> byGroup(String period, Dimension dimension) {
        return session.createNativeQuery(BY_GROUP, Object[].class)
                .setParameter("period", period)
                .setParameter("dimension", dimension.name())
                .getResultStream()
                .map(row -> new GroupNumbers((String) row[0], Numbers.of(row, 1)))
                .toList();
    }

    /** A manager's own people; of nobody's where {@code manager} is empty. */
    Numbers direct(String period, String manager) {
        return Numbers.of(
                session.createNativeQuery(DIRECT, Object[].class)
                        .setParameter("period", period)
                        .setParameter("manager", manager)
                        .getSingleResult(),
                0);
    }

    /** Managers by address, after one of them. */
    List<ManagerNumbers> managers(String period, String after, int limit) {
        return managers("manager.manager > :whom", period, after)
                .setMaxResults(limit)
                .getResultStream()
                .map(ReportNumbers::manager)
                .toList();
    }

    /** The managers right below one. */
    List<ManagerNumbers> rightBelow(String period, String manager) {
        return managers("manager.above = :whom", period, manager)
                .getResultStream()
                .map(ReportNumbers::manager)
                .toList();
    }

    private NativeQuery<Object[]> managers(String condition, String period, String whom) {
        return session.createNativeQuery(BY_MANAGER.formatted(condition), Object[].class)
                .setParameter("period", period)
                .setParameter("whom", whom);
    }

    private ApplicationNumbers application(Object[] row) {
        var key = (String) row[0];
        return new ApplicationNumbers(
                key, applications.find(key).map(Application::name).orElse(key), day(row[1]), Numbers.of(row, 2));
    }

    private static ManagerNumbers manager(Object[] row) {
        return new ManagerNumbers(
                (String) row[0], (String) row[1], Numbers.of(row, 2), Numbers.of(row, 2 + Count.values().length));
    }

    private static @Nullable LocalDate day(@Nullable Object value) {
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }

    /** Where the numbers of a scope stand. */
    record Source(String table, String condition, Map<String, String> parameters) {

        static Source of(Scope scope) {
            return switch (scope) {
                case Scope.Everybody() -> new Source("report_number", "number.dimension = 'TOTAL'", Map.of());
                case Scope.Tree(var manager) -> team(manager, "TREE");
            };
        }

        static Source team(String manager, String whose) {
            return new Source(
                    "report_team",
                    "number.whose = :whose and number.manager = :manager",
                    Map.of("manager", manager, "whose", whose));
        }

        <T> NativeQuery<T> bind(NativeQuery<T> query) {
            parameters.forEach(query::setParameter);
            return query;
        }
    }
}
