-- 群发通知: to all lists that a filter finds, and to members who are on none of them. What is told of the institution as a whole
-- names no offering, and what a club is told of a room that it asked for names no person.

create table notice_next (
    id text not null primary key,
    person_id text not null references person (id),
    kind text not null,
    note text not null default '',
    -- Of one of the two: an offering, or its institution as a whole.
    offering_id text references offering (id),
    institution_id text references institution (id),
    sign_up_id text references sign_up (id),
    at bigint not null,
    seen_at bigint,
    check ((offering_id is null) <> (institution_id is null))
);
insert into notice_next (id, person_id, kind, note, offering_id, sign_up_id, at, seen_at)
select id, person_id, kind, note, offering_id, sign_up_id, at, seen_at from notice;

create table announcement_next (
    id text not null primary key,
    institution_id text not null references institution (id),
    by_id text not null references person (id),
    at bigint not null,
    whom text not null check (whom in ('with_place', 'waiting', 'everybody', 'took_nothing')),
    text text not null,
    -- How many people were told.
    people bigint not null,
    -- By what its lists were found, as it was said then (JSON); empty where it went to one list.
    filter text not null default ''
);
insert into announcement_next (id, institution_id, by_id, at, whom, text, people)
select id, institution_id, by_id, at, whom, text, people from announcement;

create table announcement_offering_next (
    announcement_id text not null references announcement_next (id),
    offering_id text not null references offering (id),
    primary key (announcement_id, offering_id)
);
insert into announcement_offering_next (announcement_id, offering_id)
select announcement_id, offering_id from announcement_offering;

create table announcement_notice_next (
    announcement_id text not null references announcement_next (id),
    notice_id text not null references notice_next (id),
    primary key (announcement_id, notice_id)
);
insert into announcement_notice_next (announcement_id, notice_id)
select announcement_id, notice_id from announcement_notice;

-- What names others goes first.
drop table announcement_notice;
drop table announcement_offering;
drop table announcement;
drop table notice;
alter table notice_next rename to notice;
alter table announcement_next rename to announcement;
alter table announcement_offering_next rename to announcement_offering;
alter table announcement_notice_next rename to announcement_notice;
create index notice_unseen on notice (person_id, seen_at);
create index announcement_by_institution on announcement (institution_id, at);
create index announcement_of_offering on announcement_offering (offering_id);

create table outbox_message_next (
    -- The notice's key: one event is told one person once.
    id text not null primary key,
    institution_id text not null references institution (id),
    -- The number is looked up when the message goes out, and stands nowhere here: the person's, or the booking's.
    person_id text references person (id),
    booking_id text references booking (id),
    -- As in notice.
    kind text not null,
    note text not null,
    -- Null where it is about the institution, or about a room.
    offering_id text references offering (id),
    sign_up_id text references sign_up (id),
    at bigint not null,
    -- given_up: its person is to be called. told: they were. not_needed: what it told was over before its turn came.
    state text not null check (state in ('waiting', 'sending', 'sent', 'given_up', 'told', 'not_needed')),
    -- Waiting: not before this; being sent: by whom it was taken must answer before this, or it is taken again.
    next_try_at bigint not null,
    tries bigint not null default 0,
    -- Why it did not arrive: no_mobile, not_sent. Never a gateway's own words, which may quote the number.
    error text,
    sent_at bigint,
    -- Who told them otherwise, how, and when.
    told_by text references person (id),
    told_how text check (told_how in ('telephone', 'letter')),
    told_at bigint,
    check ((person_id is null) <> (booking_id is null)),
    check ((state = 'told') = (told_how is not null))
);
insert into outbox_message_next
    (id, institution_id, person_id, kind, note, offering_id, sign_up_id, at, state, next_try_at, tries, error,
     sent_at, told_by, told_how, told_at)
select
    id, institution_id, person_id, kind, note, offering_id, sign_up_id, at, state, next_try_at, tries, error,
    sent_at, told_by, case when state = 'told' then 'telephone' end, told_at
from outbox_message;
drop table outbox_message;
alter table outbox_message_next rename to outbox_message;
create index outbox_next on outbox_message (next_try_at) where state in ('waiting', 'sending');
create index outbox_by_sign_up on outbox_message (sign_up_id);
create index outbox_by_institution on outbox_message (institution_id, at);
-- Whom no message reached, without reading all that did.
create index outbox_unreached on outbox_message (institution_id, at) where state = 'given_up';
