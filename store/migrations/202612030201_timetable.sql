-- 排课: a term while it is planned. Nobody outside of the desk sees these classes until they are published.

-- 拟开班.
create table plan_class (
    id text not null primary key,
    institution_id text not null references institution (id),
    term_id text not null references term (id),
    -- Null where the room is not settled.
    venue_id text references venue (id),
    -- The class of an earlier term whose members may continue.
    follows_id text references offering (id),
    -- Whose time, room and teacher it was given when the term was copied; no class is copied twice into one term.
    copied_from_id text references offering (id),
    -- Everything else that a plan says of a class, as JSON: it is judged as a whole and never asked for by its parts.
    content text not null,
    -- Raised by every change: whoever changes it again has seen how it stands.
    revision bigint not null default 0,
    -- Taken out of the plan; the row stays, and can be put back.
    removed_at bigint,
    -- What it has become.
    offering_id text references offering (id)
);
-- The timetable of a term.
create index plan_class_by_term on plan_class (term_id);

-- Every change: who, when, and how it stood before, so that it can be put back.
create table plan_change (
    id text not null primary key,
    plan_class_id text not null references plan_class (id),
    -- Which the change made.
    revision bigint not null,
    act text not null check (act in ('add', 'copy', 'change', 'remove', 'put_back', 'publish')),
    -- Room, former class and content as JSON; empty where there was nothing.
    was text not null,
    by_person_id text not null references person (id),
    at bigint not null,
    unique (plan_class_id, revision)
);
