-- 记得不对: a person says that a mark of theirs is not right, and a coordinator answers. What became of the mark itself is in
-- attendance_change.

create table attendance_objection (
    id text not null primary key,
    sign_up_id text not null references sign_up (id),
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
-- Nobody waits for two answers about one mark.
create unique index attendance_objection_open on attendance_objection (session_id, person_id) where answered_at is null;
-- What came of it?
create index attendance_objection_by_sign_up on attendance_objection (sign_up_id, session_id, at);
