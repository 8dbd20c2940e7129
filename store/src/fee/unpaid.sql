-- The places that are to be paid at the counter of institution $1, on offering $2 also where it is over, if one is named; $6 now.
-- First whatever has a last day, of every institution: index sign_up_unpaid. Then what has none: the few offerings that cost
-- something and are not over, and who has a place there. A cross join tells SQLite to begin with these. Indexes:
-- offering_by_institution or offering_by_name, sign_up_by_offering.
s.id in (
    select u.id from sign_up u where u.pay_by is not null and u.paid_at is null and u.ended_at is null
    union all
    select u.id
    from offering c cross join sign_up u
    where u.offering_id = c.id and c.institution_id = $1 and c.fee > 0 and (c.last_to > $6 or c.id = $2)
      and u.state = 'held' and u.answer_by is null and u.pay_by is null and u.paid_at is null
      and coalesce(u.costs, c.fee) > 0
)