-- A tap at the door that was taken back on its tablet. It may still be on its way: should it arrive, it is not counted.
create table tap_taken_back (
    session_id text not null references session (id),
    -- Whose name was tapped, as the tile named them: a later merge changes nothing in a tablet.
    person_id text not null references person (id),
    -- What the tablet calls the tap by: its moment by that clock, which nobody takes for a time.
    tap bigint not null,
    -- When it was taken back.
    at bigint not null,
    -- Was this one taken back? Sent twice, it is one row.
    primary key (session_id, person_id, tap)
);
