package org.consentcourier.bench;

import java.nio.file.Path;
import java.time.Duration;

/** What PostgreSQL alone makes of a roster file: COPY into a staging table, and one upsert into a table like ours for people. */
final class Baseline {

    /** Empty and written to the disk, so that nothing of the round before weighs on this one. */
    private static final String BEFORE = """
            set client_min_messages = warning;
            drop schema if exists baseline cascade;
            create schema baseline;
            create table baseline.person (like public.person including all);
            create table baseline.staging (
                user_id uuid, email text, first_name text, last_name text, status text, job_title text, company text,
                permission_set text, added_date text, manager_email text, language text, time_zone text);
            checkpoint;
            """;

    private static final String AFTER = "drop schema baseline cascade; checkpoint;";

    private final Psql psql;

    Baseline(Psql psql) {
        this.psql = psql;
    }

    Duration takes(Path file) {
        psql.run(BEFORE);
        var millis = Long.parseLong(psql.run(timed(file.toAbsolutePath())));
        psql.run(AFTER);
        return Duration.ofMillis(millis);
    }

    /** Timed by the server's clock within the session: the start of psql itself is not the database's. */
    private static String timed(Path file) {
        return """
            set search_path = baseline;
            select clock_timestamp() as begun \\gset
            begin;
            \\copy staging from '%s' with (format csv, header true)
            insert into person (id, email, email_key, first_name, last_name, job_title, company, permission_set,
                added_date, manager_email, language, time_zone, created_at, updated_at)
            select gen_random_uuid(), email, lower(email), first_name, last_name, job_title, company, permission_set,
                added_date, lower(manager_email), language, time_zone, now(), now()
            from staging
            on conflict (email_key) do update set
                email = excluded.email, first_name = excluded.first_name, last_name = excluded.last_name,
                job_title = excluded.job_title, company = excluded.company,
                permission_set = excluded.permission_set, added_date = excluded.added_date,
                manager_email = excluded.manager_email, language = excluded.language,
                time_zone = excluded.time_zone, updated_at = excluded.updated_at;
            commit;
            select round(extract(epoch from clock_timestamp() - :'begun'::timestamptz) * 1000);
            """.formatted(file);
    }
}
