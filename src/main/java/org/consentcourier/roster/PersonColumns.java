package org.consentcourier.roster;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a person that a file may tell, as pieces of SQL; {@code s} is the row of the file, {@code p} the person. */
final class PersonColumns {

    /** Never null: an empty cell empties them. */
    private static final List<String> PLAIN = List.of(
            "first_name",
            "last_name",
            "job_title",
            "company",
            "department",
            "permission_set",
            "user_groups",
            "added_date");

    /** Null where nothing is known. */
    private static final List<String> OPTIONAL = List.of("manager_email", "language", "time_zone", "country");

    /** Whether a cell tells something else; a column the file has not is null and keeps what is known. */
    static final String DIFFER = each(
                    " or ",
                    "(s.%1$s is not null and p.%1$s <> s.%1$s)"::formatted,
                    "(s.%1$s is not null and coalesce(p.%1$s, '') <> s.%1$s)"::formatted)
            + " or (s.attributes is not null and jsonb_strip_nulls(p.attributes || s.attributes) <> p.attributes)";

    /** Names for an insert. */
    static final String NAMES = each(", ", UnaryOperator.identity(), UnaryOperator.identity()) + ", attributes";

    /** Values for an insert of somebody new. */
    static final String FIRST = each(", ", "coalesce(s.%s, '')"::formatted, "nullif(s.%s, '')"::formatted)
            + ", coalesce(jsonb_strip_nulls(s.attributes), '{}')";

    /** Assignments of an update. */
    static final String ASSIGNMENTS = each(
                    ", ",
                    "%1$s = coalesce(s.%1$s, p.%1$s)"::formatted,
                    "%1$s = case when s.%1$s is null then p.%1$s else nullif(s.%1$s, '') end"::formatted)
            + ", attributes = jsonb_strip_nulls(p.attributes || coalesce(s.attributes, '{}'))";

    /** Rows of name, value before and value after, as jsonb. */
    static final String BEFORE_AND_AFTER = each(
                    ", ",
                    "('%1$s', to_jsonb(p.%1$s), to_jsonb(coalesce(s.%1$s, p.%1$s)))"::formatted,
                    "('%1$s', to_jsonb(p.%1$s), to_jsonb(case when s.%1$s is null then p.%1$s else nullif(s.%1$s, '') end))"
                            ::formatted)
            + ", ('attributes', p.attributes, jsonb_strip_nulls(p.attributes || coalesce(s.attributes, '{}')))";

    /** Assignments that put back what {@code c.before} holds. */
    static final String RESTORED = each(
                    ", ",
                    "%1$s = case when jsonb_exists(c.before, '%1$s') then c.before ->> '%1$s' else p.%1$s end"
                            ::formatted,
                    "%1$s = case when jsonb_exists(c.before, '%1$s') then c.before ->> '%1$s' else p.%1$s end"
                            ::formatted)
            + ", attributes = coalesce(c.before -> 'attributes', p.attributes)";

    private PersonColumns() {}

    private static String each(String between, UnaryOperator<String> plain, UnaryOperator<String> optional) {
        return Stream.concat(PLAIN.stream().map(plain), OPTIONAL.stream().map(optional))
                .collect(Collectors.joining(between));
    }
}
