-- 代课: who was asked to teach one session in another's place, and what they said; and a teacher's number, to ask them by.
create table substitute_asked (
    id text not null primary key,
    session_id text not null references session (id),
    -- A teacher's name, as it stands on classes.
    teacher text not null,
    -- No answer yet; they come; they cannot.
    answer text not null check (answer in ('asked', 'yes', 'no')),
    asked_at bigint not null,
    -- When they answered, or were asked again.
    said_at bigint not null,
    by_person_id text not null references person (id)
);
-- One row for each; and whom did we ask for this session?
create unique index substitute_asked_once on substitute_asked (session_id, teacher);
-- For a teacher alone; empty where none is told.
alter table coordinator add column telephone text not null default '';
