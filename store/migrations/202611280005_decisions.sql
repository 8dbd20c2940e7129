-- 为什么: every change of a sign-up with what it was decided by, written in the unit that made it and never changed.
-- Of what was decided before this table was there nothing is known.
create table decision (
    id text not null primary key,
    sign_up_id text not null references sign_up (id),
    at bigint not null,
    what text not null check (what in ('held', 'waiting', 'moved_up', 'ended')),
    -- In the order of asking, by a draw, at the counter, or there against a rule and for a reason.
    basis text not null check (basis in ('in_order', 'draw', 'counter', 'exception')),
    reason text not null default '',
    -- Places just before: in all (null where nobody counts), held, and people waiting.
    capacity bigint,
    held bigint not null,
    waiting bigint not null,
    -- Who did it; nobody where the waiting list moved by itself.
    by_person_id text references person (id),
    check ((basis = 'exception') = (reason <> ''))
);
create index decision_by_sign_up on decision (sign_up_id, at);
