-- The sessions of institution $1 that began between $2 and $3, took place, and have nobody marked, although people were expected;
-- the oldest first. Leave is asked for before: it does not say that the register was taken. Whether somebody was expected is asked
-- of those few alone that nobody has taken. Index: offering_by_institution, session_by_offering; offerings, which are long, are
-- read last.
select w.id, w.offering_id, o.name, w.starts_at, w.ends_at
from offering f
join session w on w.offering_id = f.id
cross join offering o
where f.institution_id = $1
  and f.first_at < $3 and f.last_to > $2
  and w.starts_at >= $2 and w.starts_at < $3
  and w.cancelled_at is null and w.taken = 0
  and exists (select 1 from session_expected e where e.session_id = w.id)
  and o.id = f.id and o.state <> 'cancelled' and o.admission <> 'drop_in'
order by w.starts_at, o.name_key, w.id
