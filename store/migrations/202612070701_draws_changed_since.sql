-- 公开摇号: what changes between the list and the draw, or after it, is told plainly; and exceptions at the counter.

-- 破例: why a coordinator noted these wishes although the rule for everybody says no; its person can read it.
alter table application add column reason text not null default '';
-- How many places the draw may give to its person, once the list is frozen: as many as its list says. Until the draw is held
-- they count like places that one has.
alter table application add column may_get bigint not null default 0 check (may_get >= 0);

-- A check cannot be changed in place on both engines: the table is made anew.
create table wish_next (
    application_id text not null references application (id),
    -- 1 is the dearest.
    rank bigint not null check (rank > 0),
    offering_id text not null references offering (id),
    -- What the draw said to it, and its number: the round of a place, the position on a waiting list. Called off since the
    -- list, or afterwards; and a place that could not be given, since its person had something else at that time by then.
    answer text check (answer in (
        'place', 'waiting', 'full', 'enough', 'clash', 'left_out', 'called_off', 'clash_since'
    )),
    answer_number bigint,
    primary key (application_id, rank),
    unique (application_id, offering_id)
);
insert into wish_next (application_id, rank, offering_id, answer, answer_number)
select application_id, rank, offering_id, answer, answer_number from wish;
drop table wish;
alter table wish_next rename to wish;
create index wish_by_offering on wish (offering_id);

-- 候补: whoever waits and could not accept the place that was free, since they have something else at that time, or as much as
-- one may have; and who want two together. They are asked again as soon as they can.
create index sign_up_passed_over on sign_up (offering_id) where passed = 2;
