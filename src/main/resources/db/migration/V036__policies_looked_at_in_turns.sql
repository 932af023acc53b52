-- After a policy has changed everybody who was asked is looked at anew, some at a time and after whoever is due: all at once held their
-- rows for minutes, and whoever fell due after it waited for them.

alter table outreach_policy
    -- The last request that outreach was told to look at anew; those behind it have yet to be; null: none.
    add column look_anew_after uuid;
