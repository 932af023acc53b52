-- Whose address takes no mail cannot answer one: whoever knows them may know the right address.

alter table report_line add column undeliverable boolean not null default false;
