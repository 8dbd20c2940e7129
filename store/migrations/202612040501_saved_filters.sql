-- 存好的筛选: what a desk asks its list of offerings for again and again, by a name of its own.
create table saved_filter (
    id text not null primary key,
    institution_id text not null references institution (id),
    name text not null,
    -- As an address says it, read anew each time: what means nothing any more is left out.
    query text not null,
    saved_at bigint not null,
    -- Not wanted any more.
    ended_at bigint
);
-- A name means one thing.
create unique index saved_filter_by_name on saved_filter (institution_id, name) where ended_at is null;
