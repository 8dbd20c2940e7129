-- Sessions, each with how person $1 is marked there; what comes behind says which. Index: attendance primary key.
select
    x.id, x.starts_at, x.ends_at, x.cancelled_at, x.cancel_reason, x.planned_from, x.planned_to, x.substitute, x.own_teacher, x.makes_up_for,
    o.name as offering_name, a.mark, a.means, a.at,
    v.id as venue_id, v.name as venue_name, v.floor as venue_floor, v.directions as venue_directions
from session x
join offering o on o.id = x.offering_id
left join attendance a on a.session_id = x.id and a.person_id = $1
left join venue v on v.id = x.venue_id
