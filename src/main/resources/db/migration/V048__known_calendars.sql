-- By which days and hours the node started last sends: when they change, what waits for the old ones is looked at anew.

alter table outreach_policy
    -- One line for each setting; null: not known yet.
    add column calendar text;
