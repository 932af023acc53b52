-- A manager's report goes to delegates too, and the one about everybody to whoever is named: a recipient may get several a week.

alter table delivery
    -- Address of the manager whose people it tells of, in lower case; empty: everybody's.
    add column report_of text;

update delivery set report_of = lower(recipient) where report_period is not null;

alter table delivery
    drop constraint delivery_report_unique,
    add constraint delivery_report_unique unique (report_period, report_of, recipient),
    add constraint delivery_report_check check ((report_period is null) = (report_of is null));

-- Serves ReportsSent: who gets their first report reads what it is.
create index delivery_report_idx on delivery (report_of, recipient, created_at) where report_of is not null;
