-- 代办: a person lets somebody whom they trust act for them.

create table consent (
    id text not null primary key,
    person_id text not null references person (id),
    -- Who may act.
    helper_id text not null references person (id),
    -- What the helper is to the person, in a word: 女儿.
    relation text not null default '',
    -- What for: to look alone, or to sign up and withdraw, for each kind.
    may_sign_up bigint not null check (may_sign_up in (0, 1)),
    classes bigint not null check (classes in (0, 1)),
    activities bigint not null check (activities in (0, 1)),
    shifts bigint not null check (shifts in (0, 1)),
    from_at bigint not null,
    until_at bigint not null,
    given text not null check (given in ('own_device', 'counter', 'paper')),
    -- Before which coordinator, of which institution; null on the person's own device.
    coordinator_id text references person (id),
    institution_id text references institution (id),
    -- Ended before its time, and by whom. Never deleted.
    ended_at bigint,
    ended_by text references person (id),
    -- Raised by every unit that acts under it: whoever ends it queues with them on both engines.
    revision bigint not null default 0,
    check (person_id <> helper_id),
    check (from_at < until_at),
    check ((given = 'own_device') = (institution_id is null))
);
-- A new one ends the former.
create unique index consent_one_live on consent (person_id, helper_id) where ended_at is null;
create index consent_by_person on consent (person_id, from_at);
create index consent_by_helper on consent (helper_id, from_at);
create index consent_by_institution on consent (institution_id, from_at);

-- Six digits that a person gives to their helper, hashed with the row's key.
create table consent_code (
    id text not null primary key,
    person_id text not null references person (id),
    code_hash text not null,
    relation text not null default '',
    may_sign_up bigint not null check (may_sign_up in (0, 1)),
    classes bigint not null check (classes in (0, 1)),
    activities bigint not null check (activities in (0, 1)),
    shifts bigint not null check (shifts in (0, 1)),
    lasts text not null check (lasts in ('today', 'half_year', 'year')),
    made_at bigint not null,
    -- Another was made in its place.
    ended_at bigint,
    -- Typed by somebody; nobody else can take it any more.
    taken_by text references person (id),
    taken_at bigint,
    consent_id text references consent (id)
);
create index consent_code_by_age on consent_code (made_at);
create index consent_code_by_person on consent_code (person_id, made_at);
create index consent_code_by_helper on consent_code (taken_by, taken_at);

-- For whom a browser's reader acts now, and since when; null: for themselves.
alter table sign_in add column acting_for text references consent (id);
alter table sign_in add column acting_since bigint;

-- Under which consent it was done.
alter table decision add column consent_id text references consent (id);
create index decision_by_consent on decision (consent_id) where consent_id is not null;
alter table application add column consent_id text references consent (id);
-- Who took wishes back or changed them.
alter table application add column ended_by text references person (id);
