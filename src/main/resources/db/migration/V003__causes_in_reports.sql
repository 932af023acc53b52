alter table report_line add column cause text;
