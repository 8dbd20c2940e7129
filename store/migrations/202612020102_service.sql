-- 服务时长: how long volunteers helped at a shift, as a coordinator confirmed it. A changed length is a new row.

create table service (
    id text not null primary key,
    session_id text not null references session (id),
    person_id text not null references person (id),
    minutes bigint not null check (minutes between 1 and 1440),
    -- Who confirmed it, and when.
    by_person_id text not null references person (id),
    at bigint not null,
    -- When another length took its place.
    replaced_at bigint
);
-- One length a person and shift counts.
create unique index service_one_length on service (session_id, person_id) where replaced_at is null;
-- How long has this person helped in all?
create index service_by_person on service (person_id) where replaced_at is null;
