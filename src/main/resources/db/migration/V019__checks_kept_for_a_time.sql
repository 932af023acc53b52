-- Of checks only those of some time are kept: they are found by their request, and by age block by block. Nobody deletes a
-- request, and to look that up for each check costs more than the rest of its row.

alter table grant_check
    drop constraint grant_check_request_fkey,
    drop constraint grant_check_pkey;
drop index grant_check_request_idx;
alter table grant_check add constraint grant_check_pkey primary key (request_id, id);
create index grant_check_at_idx on grant_check using brin (at);
