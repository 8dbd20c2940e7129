-- Shifts of institution $1 that ended between $2 and $3 at which somebody was whose hours nobody has confirmed, the oldest first,
-- $4 of them. Index: offering_by_institution, session_by_offering.
select x.id, o.name, x.starts_at, x.ends_at, count(*) as people, count(*) over () as in_all
from offering o
join session x on x.offering_id = o.id
join attendance a on a.session_id = x.id and a.mark = 'present'
where o.institution_id = $1
  and o.kind = 'shift' and o.state <> 'cancelled'
  and o.first_at < $3 and o.last_to > $2
  and x.ends_at >= $2 and x.ends_at < $3
  and x.cancelled_at is null
  and not exists (
    select 1 from service s where s.session_id = x.id and s.person_id = a.person_id and s.replaced_at is null
  )
group by x.id, o.name, x.starts_at, x.ends_at
order by x.starts_at, x.id
limit $4
