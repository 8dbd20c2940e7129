-- 记得不对: whoever walked in has no sign-up, and may still say that a mark of theirs is not right.
create table attendance_objection_next (
    id text not null primary key,
    -- Null where they had none on the offering.
    sign_up_id text references sign_up (id),
    session_id text not null references session (id),
    person_id text not null references person (id),
    -- In the person's own words.
    note text not null check (note <> ''),
    at bigint not null,
    -- Null while nobody has answered.
    outcome text check (outcome in ('corrected', 'stays')),
    -- The person reads it.
    reason text not null default '',
    answered_at bigint,
    answered_by text references person (id),
    check ((outcome is null) = (answered_at is null)),
    check ((outcome is null) = (answered_by is null)),
    check (outcome is null or outcome <> 'stays' or reason <> '')
);
insert into attendance_objection_next
    (id, sign_up_id, session_id, person_id, note, at, outcome, reason, answered_at, answered_by)
select id, sign_up_id, session_id, person_id, note, at, outcome, reason, answered_at, answered_by
from attendance_objection;
drop table attendance_objection;
alter table attendance_objection_next rename to attendance_objection;
-- Nobody waits for two answers about one mark.
create unique index attendance_objection_open on attendance_objection (session_id, person_id) where answered_at is null;
-- What came of it?
create index attendance_objection_by_mark on attendance_objection (session_id, person_id, at);
