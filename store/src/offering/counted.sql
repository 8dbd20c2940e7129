-- How many offerings eight texts find, and one of each. Index: offering_by_kind.
-- $1 kind, $2 now, $3 to $10 patterns, $11 the first word typed: what a whole text finds, half of it finds, too.
-- Materialized, so that each pattern is compared once.
with live as materialized (
    select
        case when search_text like $3 then id end as in_1,
        case when search_text like $4 then id end as in_2,
        case when search_text like $5 then id end as in_3,
        case when search_text like $6 then id end as in_4,
        case when search_text like $7 then id end as in_5,
        case when search_text like $8 then id end as in_6,
        case when search_text like $9 then id end as in_7,
        case when search_text like $10 then id end as in_8
    from offering
    where kind = $1 and last_to > $2 and state <> 'cancelled' and search_text like $11
)
select
    count(in_1), min(in_1),
    count(in_2), min(in_2),
    count(in_3), min(in_3),
    count(in_4), min(in_4),
    count(in_5), min(in_5),
    count(in_6), min(in_6),
    count(in_7), min(in_7),
    count(in_8), min(in_8)
from live
