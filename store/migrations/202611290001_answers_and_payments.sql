-- Places that wait for their person's answer or payment, and places that a coordinator gives. A check cannot be changed in
-- place on both engines: its column, or its table, is made anew.

-- A place that was offered to somebody who waited is held for them ('held') until they answer; they are asked to by this
-- instant. Null: nothing is asked.
alter table sign_up add column answer_by bigint;
-- The last day on which the fee can be paid at the counter; null where nothing is due. And when it was paid.
alter table sign_up add column pay_by text;
alter table sign_up add column paid_at bigint;

-- Why it ended: also an offered place declined, or not answered after telephone calls; a fee not paid; an application that the
-- coordinator did not accept.
alter table sign_up add column end_code text check (end_code in (
    'withdrawn', 'removed', 'cancelled', 'declined', 'not_reached', 'unpaid', 'not_accepted'
));
update sign_up set end_code = end_reason;
alter table sign_up drop column end_reason;
alter table sign_up rename column end_code to end_reason;

-- By approval: whoever asks is on the list, and the coordinator says yes or no.
alter table offering add column allocation_now text not null default 'in_order'
check (allocation_now in ('in_order', 'draw', 'approval'));
update offering set allocation_now = allocation;
alter table offering drop column allocation;
alter table offering rename column allocation_now to allocation;

create table decision_next (
    id text not null primary key,
    sign_up_id text not null references sign_up (id),
    -- Counted from 1 for each sign-up: clocks go back, and two servers' differ.
    number bigint not null check (number > 0),
    at bigint not null,
    -- moved_up: as it was before places were offered, straight into a place.
    what text not null check (what in (
        'held', 'waiting', 'moved_up', 'offered', 'accepted', 'kept_waiting', 'approved', 'paid', 'ended'
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
    check (basis <> 'exception' or reason <> '')
);
insert into decision_next (id, sign_up_id, number, at, what, basis, reason, capacity, held, waiting, by_person_id)
select id, sign_up_id, row_number() over (partition by sign_up_id order by at, id), at, what, basis, reason, capacity, held,
waiting, by_person_id from decision;
drop table decision;
alter table decision_next rename to decision;
create unique index decision_by_sign_up on decision (sign_up_id, number);

create table notice_next (
    id text not null primary key,
    person_id text not null references person (id),
    kind text not null check (kind in (
        'moved_up', 'cancelled', 'removed', 'added', 'place_drawn', 'not_drawn', 'draw_called_off', 'place_offered',
        'offer_ended', 'approved', 'not_accepted', 'fee_due', 'unpaid', 'paid', 'called'
    )),
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
