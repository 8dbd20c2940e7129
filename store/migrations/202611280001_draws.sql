-- Places that are given by a draw: see domain/src/draw.rs.

-- Until the draw has been held, nobody has a place on it in another way.
alter table offering add column allocation text not null default 'in_order' check (allocation in ('in_order', 'draw'));

-- How it stood when it ended: whoever had a place has had the course.
alter table sign_up add column ended_as text check (ended_as in ('held', 'waiting'));

-- 公开摇号: offerings of one institution whose places are drawn together.
create table draw (
    id text not null primary key,
    institution_id text not null references institution (id),
    name text not null,
    -- When wishes may be made and changed; speed within it earns nothing.
    opens_at bigint not null,
    closes_at bigint not null,
    -- Places that one person may want in all.
    most_wanted bigint not null check (most_wanted > 0),
    -- How many digits the seed will have, where from and in which form: on the list, before anybody knows them.
    seed_digits bigint not null check (seed_digits between 8 and 64),
    seed_source text not null,
    planned_at bigint not null,
    planned_by text not null references person (id),
    -- Raised by every unit that changes its wishes or its state: they queue on it on both engines.
    revision bigint not null default 0,
    -- The published list and its SHA-256.
    frozen_at bigint,
    list text,
    digest text,
    -- What came from there afterwards, before whom; and the published record.
    drawn_at bigint,
    seed text,
    circumstances text,
    record text,
    check (opens_at < closes_at),
    check ((frozen_at is null) = (list is null)),
    check ((drawn_at is null) = (record is null)),
    check (drawn_at is null or frozen_at is not null)
);
create index draw_by_institution on draw (institution_id, planned_at);

create table draw_offering (
    draw_id text not null references draw (id),
    -- Its number on the published list.
    number bigint not null check (number > 0),
    offering_id text not null unique references offering (id),
    -- Of its places, kept for people who never had one at the institution.
    newcomer_places bigint not null default 0 check (newcomer_places >= 0),
    primary key (draw_id, number)
);

-- 申请: never changed and never deleted. New wishes are a new one, and the former ends.
create table application (
    id text not null primary key,
    draw_id text not null references draw (id),
    person_id text not null references person (id),
    -- 抽签号, by which its person finds it on the published list; the same for all of theirs in one draw.
    number bigint not null check (number between 1 and 99999999),
    wanted bigint not null check (wanted > 0),
    made_at bigint not null,
    by_person_id text not null references person (id),
    ended_at bigint
);
create unique index application_one_live on application (draw_id, person_id) where ended_at is null;
create unique index application_one_number on application (draw_id, number) where ended_at is null;
create index application_by_person on application (person_id, ended_at);

create table wish (
    application_id text not null references application (id),
    -- 1 is the dearest.
    rank bigint not null check (rank > 0),
    offering_id text not null references offering (id),
    -- What the draw said to it, and its number: the round of a place, the position on a waiting list.
    answer text check (answer in ('place', 'waiting', 'full', 'enough', 'clash', 'left_out')),
    answer_number bigint,
    primary key (application_id, rank),
    unique (application_id, offering_id)
);
create index wish_by_offering on wish (offering_id);

-- What a draw tells people. A check cannot be changed in place on both engines.
create table notice_next (
    id text not null primary key,
    person_id text not null references person (id),
    kind text not null check (kind in ('moved_up', 'cancelled', 'removed', 'added', 'place_drawn', 'not_drawn')),
    note text not null default '',
    offering_id text not null references offering (id),
    sign_up_id text references sign_up (id),
    at bigint not null,
    seen_at bigint
);
insert into notice_next (id, person_id, kind, note, offering_id, sign_up_id, at, seen_at)
select id, person_id, kind, note, offering_id, sign_up_id, at, seen_at from notice;
drop table notice;
alter table notice_next rename to notice;
create index notice_unseen on notice (person_id, seen_at);
