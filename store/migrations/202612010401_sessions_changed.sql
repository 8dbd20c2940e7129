-- 停课、改期、补课、代课: one session of an offering is changed.

-- A cancelled session stays, with its reason, and counts nowhere as a meeting.
alter table session add column cancelled_at bigint;
alter table session add column cancel_reason text not null default '';
-- When and where it was planned; null while it was never moved.
alter table session add column planned_from bigint;
alter table session add column planned_to bigint;
alter table session add column planned_venue_id text references venue (id);
-- Who teaches in place of the class's own teacher; empty where nobody does.
alter table session add column substitute text not null default '';
-- The cancelled session that it makes up for.
alter table session add column makes_up_for text references session (id);
-- Raised by every change: whoever changes it again has seen how it stands.
alter table session add column revision bigint not null default 0;
-- Who was a substitute before?
create index session_substituted on session (offering_id) where substitute <> '';

-- Every change of a session: who, when, why, and how it stood before and stands now.
create table session_change (
    id text not null primary key,
    session_id text not null references session (id),
    what text not null check (what in ('cancel', 'reinstate', 'move', 'move_back', 'make_up', 'teach')),
    reason text not null default '',
    was_from bigint not null,
    was_to bigint not null,
    was_venue_id text references venue (id),
    was_teacher text not null,
    is_from bigint not null,
    is_to bigint not null,
    is_venue_id text references venue (id),
    is_teacher text not null,
    by_person_id text not null references person (id),
    at bigint not null
);
-- What became of this session?
create index session_change_by_session on session_change (session_id, at);

-- Those who have a place are told of it.
create table notice_next (
    id text not null primary key,
    person_id text not null references person (id),
    kind text not null check (kind in (
        'moved_up', 'cancelled', 'removed', 'added', 'place_drawn', 'not_drawn', 'draw_called_off', 'place_offered',
        'offer_ended', 'approved', 'not_accepted', 'fee_due', 'unpaid', 'paid', 'called', 'pair_asked', 'pair_agreed',
        'session_changed'
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
