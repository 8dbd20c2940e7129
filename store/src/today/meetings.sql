-- What meets at institution $1 between $2 and $3, and what was planned for then. What is cancelled, too: it may lie outside of
-- what takes place. Each part has an index of its own (a cross join tells SQLite to begin there); nothing lasts from $4 to $2.
-- Marks are counted once for each session; who asked for leave is looked for only where somebody did.
-- Indexes: offering_by_institution, session_by_offering; session_cancelled; session_planned.
with x as materialized (
    select w.id, w.offering_id, w.starts_at, w.ends_at, w.cancelled_at, w.cancel_reason, w.planned_from, w.planned_to, w.substitute,
        w.own_teacher, w.makes_up_for, w.venue_id
    from offering f join session w on w.offering_id = f.id
    where f.institution_id = $1 and f.first_at < $3 and f.last_to > $2
      and w.starts_at > $4 and w.starts_at < $3 and w.ends_at > $2
    union
    select w.id, w.offering_id, w.starts_at, w.ends_at, w.cancelled_at, w.cancel_reason, w.planned_from, w.planned_to, w.substitute,
        w.own_teacher, w.makes_up_for, w.venue_id
    from session w cross join offering f
    where f.id = w.offering_id and f.institution_id = $1
      and w.cancelled_at is not null and w.starts_at > $4 and w.starts_at < $3 and w.ends_at > $2
    union
    select w.id, w.offering_id, w.starts_at, w.ends_at, w.cancelled_at, w.cancel_reason, w.planned_from, w.planned_to, w.substitute,
        w.own_teacher, w.makes_up_for, w.venue_id
    from session w cross join offering f
    where f.id = w.offering_id and f.institution_id = $1
      and w.planned_from is not null and w.planned_from < $3 and w.planned_to > $2
),
r as materialized (
    select a.session_id,
        count(*) filter (where a.mark = 'present') as present,
        count(*) filter (where a.mark = 'absent') as absent,
        count(*) filter (where a.mark = 'excused') as excused
    from x cross join attendance a where a.session_id = x.id
    group by a.session_id
)
select
    x.id, x.offering_id, o.name, o.kind, o.admission, o.capacity,
    case when coalesce(r.excused, 0) = 0
        then (select count(*) from place_held h where h.offering_id = x.offering_id and h.held_since < x.ends_at)
        else (select count(*) from session_expected e where e.session_id = x.id)
    end as expected,
    (select count(*) from substitute_asked q where q.session_id = x.id) as sought,
    coalesce(r.present, 0) as present, coalesce(r.present + r.absent, 0) as marks,
    x.starts_at, x.ends_at, x.cancelled_at, x.cancel_reason, x.planned_from, x.planned_to, x.substitute, x.own_teacher, x.makes_up_for,
    coalesce(nullif(x.substitute, ''), nullif(x.own_teacher, ''), k.teacher, '') as teacher,
    v.id as venue_id, v.name as venue_name, v.floor as venue_floor, v.directions as venue_directions
from x
join offering o on o.id = x.offering_id
left join r on r.session_id = x.id
left join class k on k.offering_id = o.id
left join venue v on v.id = x.venue_id
where o.state <> 'cancelled'
order by x.starts_at, o.name_key, x.id
