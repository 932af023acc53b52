-- How often in a row a mail was put off through nobody's fault; such tries are not counted among its attempts.

alter table delivery add column put_off integer not null default 0;
