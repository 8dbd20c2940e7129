-- Every session of offering $1, those among them that are cancelled, with all that a change of one rests on.
-- Index: session_by_offering.
select
    x.id, x.starts_at, x.ends_at, x.cancelled_at, x.cancel_reason, x.planned_from, x.planned_to, x.planned_venue_id,
    x.substitute, x.own_teacher, x.makes_up_for, x.revision,
    coalesce(nullif(x.own_teacher, ''), k.teacher) as teacher,
    v.id as venue_id, v.name as venue_name, v.floor as venue_floor, v.directions as venue_directions
from session x
left join class k on k.offering_id = x.offering_id
left join venue v on v.id = x.venue_id
where x.offering_id = $1
order by x.starts_at, x.id
