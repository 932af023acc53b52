-- Which links of reports have been used: each acts once.

create table report_action (
    period text not null constraint report_action_snapshot_fkey references report_snapshot,
    -- In lower case: whose report the link was in.
    manager_email text not null,
    action text not null constraint report_action_action_check
        check (action in ('NUDGE_ALL', 'NUDGE', 'LEFT_COMPANY', 'WRONG_MANAGER', 'EXEMPTION_WANTED')),
    -- Null where the action is about all of a manager's people.
    request_id uuid constraint report_action_request_fkey references consent_request,
    done_at timestamptz not null,
    -- Mails ordered, or questions asked.
    effects integer not null,
    constraint report_action_target_check check ((request_id is null) = (action = 'NUDGE_ALL'))
);

-- A link acts once, however many press its button at the same time.
create unique index report_action_once on report_action
    (period, manager_email, action, coalesce(request_id, '00000000-0000-0000-0000-000000000000'::uuid));
