-- Whether somebody who has consented is a member of the configured account: proven once, with the token of the grant.
alter table consent_request
    add column membership_account uuid,
    add column account_member boolean,
    add constraint consent_request_membership_check check ((membership_account is null) = (account_member is null));

create index consent_request_no_member_index on consent_request (application) where not account_member;
