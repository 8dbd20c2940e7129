-- Whoever acts for somebody is kept beside everything they do, with the consent that lets them.

-- Wishes that they changed or took back: `ended_by` says who.
alter table application add column ended_consent_id text references consent (id);

-- 候补不退: that somebody who waits keeps what is in the way, and is to be asked all the same. It moves nobody: they wait on where
-- they waited. A check cannot be changed in place on both engines: its table is made anew.
create table decision_next (
    id text not null primary key,
    sign_up_id text not null references sign_up (id),
    -- Counted from 1 for each sign-up: clocks go back, and two servers' differ.
    number bigint not null check (number > 0),
    at bigint not null,
    -- moved_up: as it was before places were offered, straight into a place.
    what text not null check (what in (
        'held', 'waiting', 'moved_up', 'offered', 'accepted', 'kept_waiting', 'passed_over', 'asked_all_the_same', 'approved',
        'paid', 'ended'
    )),
    -- In the order of asking, by a draw, as last term's class, by a coordinator's approval, at the counter, or there against a
    -- rule and for a reason.
    basis text not null check (basis in ('in_order', 'draw', 'returning', 'approval', 'counter', 'exception')),
    reason text not null default '',
    -- Places just before: in all (null where nobody counts), held, and people waiting.
    capacity bigint,
    held bigint not null,
    waiting bigint not null,
    -- Who did it; nobody where the waiting list moved by itself.
    by_person_id text references person (id),
    -- Under which consent it was done.
    consent_id text references consent (id),
    check (basis <> 'exception' or reason <> '')
);
insert into decision_next (id, sign_up_id, number, at, what, basis, reason, capacity, held, waiting, by_person_id, consent_id)
select id, sign_up_id, number, at, what, basis, reason, capacity, held, waiting, by_person_id, consent_id from decision;
drop table decision;
alter table decision_next rename to decision;
create unique index decision_by_sign_up on decision (sign_up_id, number);
create index decision_by_consent on decision (consent_id) where consent_id is not null;
