-- Who reads a manager's reports with them for a time: on holiday, or for good.

create table report_delegate (
    id uuid constraint report_delegate_pkey primary key,
    -- Addresses in lower case; neither need be on a roster.
    manager_email text not null,
    delegate_email text not null,
    -- First and last day, by the calendar of the reports' zone; no last day: until it is ended.
    from_day date not null,
    until_day date,
    set_by text not null,
    set_at timestamptz not null,
    constraint report_delegate_unique unique (manager_email, delegate_email, from_day),
    constraint report_delegate_self_check check (manager_email <> delegate_email),
    constraint report_delegate_days_check check (until_day >= from_day)
);

-- Serves ReportDelegates.managersOf.
create index report_delegate_delegate_idx on report_delegate (delegate_email);
