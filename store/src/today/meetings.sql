-- What meets at institution $1 between $2 and $3, and what was planned for then. What is cancelled, too: it may lie outside of
-- what takes place, hence $4 long before and $5 long after. Index: offering_by_institution, session_by_offering.
select
    x.id, x.offering_id, o.name, o.kind, o.admission,
    (select count(*) from session_expected e where e.session_id = x.id) as expected,
    (select count(*) from attendance a where a.session_id = x.id and a.mark = 'present') as present,
    (select count(*) from attendance a where a.session_id = x.id and a.mark in ('present', 'absent')) as marks,
    x.starts_at, x.ends_at, x.cancelled_at, x.cancel_reason, x.planned_from, x.planned_to, x.substitute, x.makes_up_for,
    case when x.substitute <> '' then x.substitute else coalesce(k.teacher, '') end as teacher,
    v.id as venue_id, v.name as venue_name, v.floor as venue_floor, v.directions as venue_directions
from offering o
join session x on x.offering_id = o.id
left join class k on k.offering_id = o.id
left join venue v on v.id = x.venue_id
where o.institution_id = $1
  and o.state <> 'cancelled'
  and o.first_at < $5 and o.last_to > $4
  and ((x.starts_at < $3 and x.ends_at > $2) or (x.planned_from < $3 and x.planned_to > $2))
order by x.starts_at, o.name_key, x.id
