-- 写法: an institution's own words for what its people are told. Never changed: the latest of an event and channel counts, so that
-- who wrote what, and when, can be read later.

create table template (
    id text not null primary key,
    institution_id text not null references institution (id),
    -- Which there are is known by the code that reads them.
    event text not null,
    channel text not null check (channel in ('message', 'letter')),
    -- Empty: the built-in words again.
    text text not null,
    by_person_id text not null references person (id),
    at bigint not null
);
-- How does this institution say it now?
create index template_of_institution on template (institution_id, event, channel, at);
