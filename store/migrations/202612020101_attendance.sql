-- 出勤: who came to a session.

create table attendance (
    session_id text not null references session (id),
    person_id text not null references person (id),
    -- Null: a mark was taken back, and nothing is recorded.
    mark text check (mark in ('present', 'excused', 'absent')),
    -- How it came about: a tap on the name or a card at the door, by the desk, from paper, or as the person says.
    means text not null check (means in ('tile', 'card', 'staff', 'paper', 'person')),
    by_person_id text not null references person (id),
    -- When it was made: a tap without network is sent later.
    at bigint not null,
    -- The same tap sent twice, or from two tablets, is one row.
    primary key (session_id, person_id)
);
-- How often did somebody come?
create index attendance_by_person on attendance (person_id, session_id);

-- Every mark there ever was, in the order in which they were noted.
create table attendance_change (
    id text not null primary key,
    session_id text not null references session (id),
    person_id text not null references person (id),
    mark text check (mark in ('present', 'excused', 'absent')),
    means text not null check (means in ('tile', 'card', 'staff', 'paper', 'person')),
    by_person_id text not null references person (id),
    at bigint not null,
    -- When the service was told of it.
    noted_at bigint not null
);
-- What became of this person's mark?
create index attendance_change_by_person on attendance_change (session_id, person_id, noted_at);
