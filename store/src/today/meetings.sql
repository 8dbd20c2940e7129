-- What meets at institution $1 between $2 and $3, and what was planned for then. What is cancelled, too: it may lie outside of
-- what takes place, hence $4 long before and $5 long after. Each half has an index of its own; nothing lasts from $6 to $2.
-- Indexes: offering_by_institution, session_by_offering; session_planned (a cross join tells SQLite to begin there).
select
    x.id, x.offering_id, o.name, o.kind, o.admission,
    (select count(*) from session_expected e where e.session_id = x.id) as expected,
    (select count(*) from attendance a where a.session_id = x.id and a.mark = 'present') as present,
    (select count(*) from attendance a where a.session_id = x.id and a.mark in ('present', 'absent')) as marks,
    x.starts_at, x.ends_at, x.cancelled_at, x.cancel_reason, x.planned_from, x.planned_to, x.substitute, x.makes_up_for,
    case when x.substitute <> '' then x.substitute else coalesce(k.teacher, '') end as teacher,
    v.id as venue_id, v.name as venue_name, v.floor as venue_floor, v.directions as venue_directions
from (
    select w.id from offering f join session w on w.offering_id = f.id
    where f.institution_id = $1 and f.first_at < $5 and f.last_to > $4
      and w.starts_at > $6 and w.starts_at < $3 and w.ends_at > $2
    union
    select w.id from session w cross join offering f
    where f.id = w.offering_id and f.institution_id = $1
      and w.planned_from is not null and w.planned_from < $3 and w.planned_to > $2
) m
join session x on x.id = m.id
join offering o on o.id = x.offering_id
left join class k on k.offering_id = o.id
left join venue v on v.id = x.venue_id
where o.state <> 'cancelled'
order by x.starts_at, o.name_key, x.id
