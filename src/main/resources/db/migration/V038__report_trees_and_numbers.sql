-- Reports: the tree of managers as it was, and numbers that are added up once.

alter table report_snapshot
    -- By whose calendar days are counted in it; null: before this came, as the settings say now.
    add column zone text,
    -- Its numbers are there from here on, and it is shown.
    add column counted_at timestamptz,
    -- Its mails are ordered.
    add column ordered_at timestamptz;

-- Those of before were mailed when they were taken; they are counted by whichever node comes first.
update report_snapshot set ordered_at = taken_at;

-- What the settings said of each application.
create table report_application (
    period text not null,
    application text not null,
    started boolean not null,
    go_live date,
    constraint report_application_pkey primary key (period, application)
);

-- Whoever has people directly or below, as they were on the roster; nulls where they stood on none.
create table report_manager (
    period text not null,
    -- In lower case.
    manager text not null,
    name text,
    language text,
    time_zone text,
    country text,
    -- Whom they report to in the tree; null at its top, and where a circle is cut.
    above text,
    -- In preorder: everybody below has places after this one up to last_place.
    place integer not null,
    last_place integer not null,
    constraint report_manager_pkey primary key (period, manager)
);

-- Each line is written once, by the transaction that wrote its snapshot from the requests: checked row by row, the references
-- would lock every request, and cost more than all the rest.
alter table report_line
    drop constraint report_line_snapshot_fkey,
    drop constraint report_line_request_fkey,
    add column person_id uuid,
    -- Of lines before this came nobody knows department and country: null. Who has none: empty.
    add column department text,
    add column country text,
    add column domain text not null default '',
    -- The manager's place in the tree; -1: nobody's.
    add column place integer not null default -1,
    -- At the snapshot before; null: was not there.
    add column status_before text,
    -- Why asking alone leads nowhere any more; null: it may.
    add column problem text,
    -- Whom their manager can help comes first.
    add column urgency smallint generated always as (case problem
        when 'UNDELIVERABLE' then 1 when 'NOT_ACTIVATED' then 2 when 'EXPIRED' then 3 when 'SILENT' then 4 when 'DECLINED' then 5
        when 'UNKNOWN_ADDRESS' then 6 when 'UNKNOWN_USER_ID' then 7 when 'SEVERAL_USER_IDS' then 8 when 'NO_USER_ID' then 9
        end) stored;

update report_line line set person_id = request.person_id, domain = lower(split_part(line.person_email, '@', 2)),
    problem = case when line.status in ('GRANTED', 'EXEMPT') then null
        when line.cause is not null then line.cause
        when line.undeliverable then 'UNDELIVERABLE'
        when line.status in ('EXPIRED', 'DECLINED') then line.status end
from consent_request request where request.id = line.request_id;

update report_line line set status_before = before.status
from report_snapshot snapshot, report_line before
where snapshot.period = line.period and before.period = snapshot.previous_period and before.request_id = line.request_id;

-- Nobody knows any more who was above whom.
insert into report_manager (period, manager, name, language, time_zone, country, place, last_place)
select team.period, team.manager_email, nullif(trim(person.first_name || ' ' || person.last_name), ''), person.language,
    person.time_zone, person.country, team.place, team.place
from (select period, manager_email, (row_number() over (partition by period order by manager_email) - 1)::integer as place
    from report_line where manager_email is not null group by period, manager_email) team
left join person on person.email_key = team.manager_email;

update report_line line set place = manager.place
from report_manager manager where manager.period = line.period and manager.manager = line.manager_email;

insert into report_application (period, application, started) select distinct period, application, true from report_line;

drop index report_line_manager_idx;
-- Serves lists of people, of everybody and of a manager's tree, from any place on.
create index report_line_place_idx on report_line (period, place, person_name, request_id);
-- Serves who needs the manager most.
create index report_line_urgency_idx on report_line (period, place) where urgency is not null;
-- Serves who has newly consented, or took it back.
create index report_line_changed_idx on report_line (period, place)
    where (status = 'GRANTED') <> (coalesce(status_before, '') = 'GRANTED');

-- How far each manager's people have come: their own, and all of their tree. Nobody's people have the manager ''.
create table report_team (
    period text not null,
    manager text not null,
    application text not null,
    whose text not null constraint report_team_whose_check check (whose in ('DIRECT', 'TREE')),
    done integer not null,
    missing integer not null,
    exempt integer not null,
    late integer not null,
    undeliverable integer not null,
    stuck integer not null,
    -- Since the snapshot before.
    newly_granted integer not null,
    revoked integer not null,
    joined integer not null,
    exempted integer not null,
    back integer not null,
    left_people integer not null,
    left_done integer not null,
    moved_in_people integer not null,
    moved_in_done integer not null,
    moved_out_people integer not null,
    moved_out_done integer not null,
    constraint report_team_pkey primary key (period, manager, application, whose)
);

-- The same of everybody, and of whatever groups the company is looked at by.
create table report_number (
    period text not null,
    application text not null,
    dimension text not null constraint report_number_dimension_check check (dimension in
        ('TOTAL', 'DEPARTMENT', 'COUNTRY', 'DOMAIN', 'AGE', 'PROBLEM')),
    value text not null,
    done integer not null,
    missing integer not null,
    exempt integer not null,
    late integer not null,
    undeliverable integer not null,
    stuck integer not null,
    newly_granted integer not null,
    revoked integer not null,
    joined integer not null,
    exempted integer not null,
    back integer not null,
    left_people integer not null,
    left_done integer not null,
    moved_in_people integer not null,
    moved_in_done integer not null,
    moved_out_people integer not null,
    moved_out_done integer not null,
    constraint report_number_pkey primary key (period, dimension, value, application)
);
