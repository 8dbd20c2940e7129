-- 不退: what was paid for a place that has ended, and is not given back as a coordinator has decided. The person reads why.
create table nothing_back (
    id text not null primary key,
    sign_up_id text not null references sign_up (id),
    -- What of the money stays with the institution, in fen.
    amount bigint not null check (amount > 0),
    reason text not null check (reason <> ''),
    -- It is about the end before it: a place that came back and ends again is decided about anew.
    at bigint not null,
    by_person_id text not null references person (id)
);
-- What was decided about this place?
create index nothing_back_by_sign_up on nothing_back (sign_up_id, at);
-- Which places have ended that were paid for? Few people give up what they have paid for.
create index sign_up_ended_paid on sign_up (offering_id) where ended_at is not null and paid_at is not null;
