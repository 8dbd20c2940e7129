-- A free place is offered to the first of those who wait, who answers; who does not is called.

-- Since when it is offered; null where nothing is. Only calls after it are about this offer.
alter table sign_up add column offered_at bigint;
-- 1: they have let the place that is free now go by, and wait for the next one. 2: one was free, and they want two together.
alter table sign_up add column passed bigint not null default 0 check (passed in (0, 1, 2));
-- How many of those who wait have done so, kept like held and waiting.
alter table offering add column passed bigint not null default 0 check (passed >= 0);

-- 打电话: every call of a coordinator about a sign-up.
create table call (
    id text not null primary key,
    sign_up_id text not null references sign_up (id),
    at bigint not null,
    by_person_id text not null references person (id),
    about text not null check (about in ('offer', 'fee')),
    outcome text not null check (outcome in ('accepted', 'declined', 'kept', 'no_answer', 'reached')),
    note text not null default ''
);
create index call_by_sign_up on call (sign_up_id, at);

-- 一起候补: two who wait for the same, and are offered two places at once.
create table sign_up_pair (
    id text not null primary key,
    -- Who asked, and whom.
    first_id text not null references sign_up (id),
    second_id text not null references sign_up (id),
    asked_at bigint not null,
    -- Until then it means nothing.
    confirmed_at bigint,
    ended_at bigint,
    check (first_id <> second_id)
);
create unique index sign_up_pair_first on sign_up_pair (first_id) where ended_at is null;
create index sign_up_pair_second on sign_up_pair (second_id) where ended_at is null;
-- The last judge: nobody waits together with two.
create unique index sign_up_pair_one on sign_up_pair (second_id) where confirmed_at is not null and ended_at is null;

-- Who has not answered by now? Few have been offered anything.
create index sign_up_by_answer on sign_up (answer_by) where answer_by is not null;
