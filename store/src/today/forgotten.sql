-- The sessions of institution $1 that began between $2 and $3, took place, and have nobody marked, although people were expected;
-- the oldest first. Leave is asked for before: it does not say that the register was taken. Index: offering_by_institution, session_by_offering.
select x.id, x.offering_id, o.name, x.starts_at, x.ends_at
from offering o
join session x on x.offering_id = o.id
where o.institution_id = $1
  and o.state <> 'cancelled' and o.admission <> 'drop_in' and o.held > 0
  and o.first_at < $3 and o.last_to > $2
  and x.starts_at >= $2 and x.starts_at < $3
  and x.cancelled_at is null
  and not exists (select 1 from attendance a where a.session_id = x.id and a.mark in ('present', 'absent'))
  and exists (select 1 from session_expected e where e.session_id = x.id)
order by x.starts_at, o.name_key, x.id
