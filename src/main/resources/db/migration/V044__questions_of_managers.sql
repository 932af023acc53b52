-- Managers tell by a link in their report that somebody is not theirs, or should not have to consent.

alter table open_question drop constraint open_question_kind_check;
alter table open_question add constraint open_question_kind_check check (kind in
    ('NOT_ME', 'LEFT_COMPANY', 'WRONG_MANAGER', 'EXEMPTION_WANTED', 'DECLINED', 'SEVERAL_USER_IDS', 'OTHER_USER_ID_GRANTED',
        'MASS_UNKNOWN_USERS', 'MASS_REVOCATIONS'));
