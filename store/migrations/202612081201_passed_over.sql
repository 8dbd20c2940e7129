-- 候补: why somebody who waited was passed over when a place was free, written down whenever it changes and never changed
-- itself, in the unit that offers the place to somebody behind them. Of what was passed over before this table was there nothing
-- is known.
create table passed_over (
    id text not null primary key,
    sign_up_id text not null references sign_up (id),
    at bigint not null,
    -- They have something else at that time; as much as one may have; they want two places, or whoever they wait together with
    -- could not accept. can_again: they wait alone from now on, and nothing of it holds any more.
    why text not null check (why in ('clash', 'limit', 'together', 'can_again')),
    -- With what it clashes.
    offering_id text references offering (id),
    check ((why = 'clash') = (offering_id is not null))
);
-- What was written down of them last?
create index passed_over_by_sign_up on passed_over (sign_up_id, id);
