-- How many offerings eight texts find, and one of each. Index: offering_by_kind.
-- $1 kind, $2 now, $3 to $10 patterns.
select
    count(*) filter (where search_text like $3), min(id) filter (where search_text like $3),
    count(*) filter (where search_text like $4), min(id) filter (where search_text like $4),
    count(*) filter (where search_text like $5), min(id) filter (where search_text like $5),
    count(*) filter (where search_text like $6), min(id) filter (where search_text like $6),
    count(*) filter (where search_text like $7), min(id) filter (where search_text like $7),
    count(*) filter (where search_text like $8), min(id) filter (where search_text like $8),
    count(*) filter (where search_text like $9), min(id) filter (where search_text like $9),
    count(*) filter (where search_text like $10), min(id) filter (where search_text like $10)
from offering
where kind = $1 and last_to > $2 and state <> 'cancelled'
