-- 合并: two records of one person. Nobody is deleted: the other record points to the kept one.

alter table person add column merged_into text references person (id);
create index person_merged on person (merged_into) where merged_into is not null;

create table merge (
    id text not null primary key,
    -- Whose desk has merged them, and may undo it.
    institution_id text not null references institution (id),
    kept_id text not null references person (id),
    other_id text not null references person (id),
    reason text not null,
    at bigint not null,
    by_person_id text not null references person (id),
    -- Both records' particulars before and after, as JSON: domain::person::Person.
    kept_before text not null,
    kept_after text not null,
    other_before text not null,
    other_after text not null,
    undone_at bigint,
    undone_by text references person (id),
    check (kept_id <> other_id)
);
create index merge_by_kept on merge (kept_id, at);
create index merge_by_other on merge (other_id, at);

-- What was moved, row by row, in the order in which it was: undone in the other order.
create table merge_row (
    merge_id text not null references merge (id),
    number bigint not null,
    -- Which column of which table, by store::merge::moves; or a place that was ended.
    what text not null,
    -- The row's key without the person, its parts on lines of their own.
    row_key text not null,
    primary key (merge_id, number)
);
