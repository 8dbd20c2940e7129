-- 改时间、换地方: a booking that was moved, with where it was. The row of the booking says where it is.

create table booking_move (
    id text not null primary key,
    booking_id text not null references booking (id),
    was_venue_id text not null references venue (id),
    was_starts_at bigint not null,
    was_ends_at bigint not null,
    venue_id text not null references venue (id),
    starts_at bigint not null,
    ends_at bigint not null,
    -- Whoever had the room reads it; empty where they moved it themselves.
    reason text not null default '',
    by_person_id text not null references person (id),
    at bigint not null,
    check (was_starts_at < was_ends_at),
    check (starts_at < ends_at)
);
-- What was done with this booking?
create index booking_move_by_booking on booking_move (booking_id, at);
