-- 改动记录: what was changed at a desk, written in the unit that changed it. No row is ever changed or deleted, but that two
-- records of one person are merged.
create table log_entry (
    id text not null primary key,
    institution_id text not null references institution (id),
    at bigint not null,
    -- Who has an account at the desk; null where the clock did it.
    by_person_id text references person (id),
    -- What they could do then; empty where the clock did it.
    by_role text not null default '',
    -- domain::log::Act.
    act text not null,
    -- domain::log::About.
    about_kind text not null,
    about_id text not null,
    -- What that belongs to, so that a page finds its own entries.
    offering_id text references offering (id),
    venue_id text references venue (id),
    person_id text references person (id),
    -- domain::log::Facts as JSON: what stood before and what stands after, as far as it differs. Keys in the place of names.
    stood text not null,
    stands text not null,
    reason text not null default '',
    -- The entry whose change was put back by this one.
    undoes_id text references log_entry (id),
    check ((by_person_id is null) = (by_role = ''))
);
create index log_by_institution on log_entry (institution_id, at, id);
create index log_by_offering on log_entry (offering_id, at) where offering_id is not null;
create index log_by_venue on log_entry (venue_id, at) where venue_id is not null;
create index log_by_person on log_entry (person_id, at) where person_id is not null;
create index log_by_thing on log_entry (about_id, at);
-- Two who put the same change back in one moment: the second is refused.
create unique index log_put_back_once on log_entry (undoes_id) where undoes_id is not null;
