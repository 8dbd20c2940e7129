-- 没报上: who asked for a place and was told no, and why, so that it can be explained afterwards. The same no told again is
-- counted.
create table turned_away (
    offering_id text not null references offering (id),
    person_id text not null references person (id),
    -- As JSON: domain::refusal::Refusal.
    refusal text not null,
    first_at bigint not null,
    last_at bigint not null,
    times bigint not null check (times > 0),
    primary key (offering_id, person_id, refusal)
);
create index turned_away_by_person on turned_away (person_id, last_at);
