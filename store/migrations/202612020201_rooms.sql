-- 场地: what a desk says of its rooms, and who has them when.

alter table venue add column equipment text not null default '';
-- Null where nobody has looked.
alter table venue add column step_free text check (step_free in ('yes', 'partly', 'no'));
-- The longest time at once, and how many days ahead one may ask; null where there is no limit of its own.
alter table venue add column longest_minutes bigint check (longest_minutes > 0);
alter table venue add column days_ahead bigint check (days_ahead > 0);
-- How a club gets it.
alter table venue add column lending text not null default 'at_desk'
    check (lending in ('at_desk', 'at_once', 'by_approval'));
-- 不再使用: the first instant from which it takes nothing more. The row stays for what was booked.
alter table venue add column retired_at bigint;
-- Raised by every change of what is said of it: whoever changes it again has seen how it stands.
alter table venue add column revision bigint not null default 0;

-- 开放时间: a room without a row has no hours that anybody has told; with one it is closed on the
-- weekdays that have none. Two on a weekday: closed at noon.
create table venue_hours (
    venue_id text not null references venue (id),
    weekday bigint not null check (weekday between 1 and 7),
    from_minute bigint not null,
    to_minute bigint not null,
    primary key (venue_id, weekday, from_minute),
    check (from_minute < to_minute)
);

-- A closure that was taken back stays, and counts nowhere.
alter table closure add column removed_at bigint;
alter table closure add column removed_by text references person (id);

-- 借用: a stretch of time in a room. While it is requested or confirmed nobody else is in the room; the unit that makes it so
-- locks the room's row first.
create table booking (
    id text not null primary key,
    institution_id text not null references institution (id),
    venue_id text not null references venue (id),
    -- What one form has asked for.
    series_id text not null,
    starts_at bigint not null,
    ends_at bigint not null,
    what text not null,
    whose text not null check (whose in ('club', 'staff')),
    group_name text not null,
    contact text not null,
    telephone text not null default '',
    state text not null check (state in ('waiting', 'requested', 'confirmed', 'declined', 'cancelled')),
    -- How it stood before it was called off.
    stood text check (stood in ('waiting', 'requested', 'confirmed')),
    reason text not null default '',
    -- Who has written it down, and whether as a coordinator at the desk or for a club of their own.
    asked_by text not null references person (id),
    asked_how text not null check (asked_how in ('desk', 'person')),
    asked_at bigint not null,
    revision bigint not null default 0,
    check (starts_at < ends_at)
);
-- What is in this institution's rooms then?
create index booking_by_institution on booking (institution_id, ends_at) where state in ('requested', 'confirmed');
-- Who waits, and for whom is something to be decided?
create index booking_open on booking (institution_id, state, starts_at) where state in ('waiting', 'requested');
create index booking_by_series on booking (series_id, starts_at);
create index booking_by_person on booking (asked_by, ends_at) where asked_how = 'person';

-- Every change of a booking: who, when, why.
create table booking_change (
    id text not null primary key,
    booking_id text not null references booking (id),
    act text not null check (act in ('approve', 'decline', 'cancel', 'reinstate', 'give')),
    reason text not null default '',
    by_person_id text not null references person (id),
    at bigint not null
);
create index booking_change_by_booking on booking_change (booking_id, at);
