-- 两个人: members who look like one person and are two, as a coordinator has found out. They are not guessed again while the same
-- speaks for it and against it.
create table not_twins (
    institution_id text not null references institution (id),
    -- The smaller key first.
    first_id text not null references person (id),
    second_id text not null references person (id),
    -- What they had alike and not then, as domain::member::twins::Likeness::code says it: never what they have.
    likeness text not null,
    at bigint not null,
    by_person_id text not null references person (id),
    -- They may be one person after all.
    ended_at bigint,
    primary key (institution_id, first_id, second_id),
    check (first_id < second_id)
);
