-- 日历订阅: an address under which calendars read what goes on in a room, what somebody teaches, or the sessions of one offering.
-- Whoever knows it reads that and nothing else: no name of a learner, no number of anybody.

create table desk_feed (
    id text not null primary key,
    institution_id text not null references institution (id),
    kind text not null check (kind in ('room', 'teacher', 'offering')),
    -- A room's or an offering's key, or a teacher's name as it stands on classes.
    subject text not null,
    -- By chance; kept as it is, since the desk shows the address again, as a person's own page does.
    token text not null,
    made_at bigint not null,
    made_by text not null references person (id),
    ended_at bigint,
    ended_by text references person (id),
    check ((ended_at is null) = (ended_by is null))
);
create unique index desk_feed_by_token on desk_feed (token);
-- One address at a time for each; and what has an institution made?
create unique index desk_feed_one_live on desk_feed (institution_id, kind, subject) where ended_at is null;
-- What meets in this room?
create index session_by_venue on session (venue_id, starts_at) where venue_id is not null;
create index booking_by_venue on booking (venue_id, starts_at);
