-- 通知: what a coordinator writes to everybody on one or more lists.

create table announcement (
    id text not null primary key,
    institution_id text not null references institution (id),
    by_id text not null references person (id),
    at bigint not null,
    -- with_place, waiting, everybody.
    whom text not null check (whom in ('with_place', 'waiting', 'everybody')),
    text text not null,
    -- How many people were told.
    people bigint not null
);
create index announcement_by_institution on announcement (institution_id, at);

-- Whose lists.
create table announcement_offering (
    announcement_id text not null references announcement (id),
    offering_id text not null references offering (id),
    primary key (announcement_id, offering_id)
);
create index announcement_of_offering on announcement_offering (offering_id);

-- Which kinds there are is known by the code that reads them: listed here, each new one had this table written anew.
create table notice_next (
    id text not null primary key,
    person_id text not null references person (id),
    kind text not null,
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

-- The notices by which an announcement was told: who has read them, and which reached nobody.
create table announcement_notice (
    announcement_id text not null references announcement (id),
    notice_id text not null references notice (id),
    primary key (announcement_id, notice_id)
);
