-- Whoever is told of others gets one mail a day, over all applications: serves Escalations, which looks for the mail that has yet to leave
-- to a reader, and for what that reader got today.
create index delivery_escalation_idx on delivery (recipient) where kind = 'ESCALATION';
