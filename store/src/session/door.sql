-- What has changed of institution $1's sessions: of session $2 alone, or of all that meet or would have met from $3 to $4 (not
-- included). Index: offering_by_institution, session_by_offering.
select
    x.id, x.starts_at, x.ends_at, x.cancelled_at, x.cancel_reason, x.planned_from, x.planned_to, x.substitute, x.own_teacher, x.makes_up_for,
    o.kind, o.name as offering_name,
    v.id as venue_id, v.name as venue_name, v.floor as venue_floor, v.directions as venue_directions,
    coalesce(w.name, '') as planned_room,
    coalesce((select h.reason from session_change h where h.session_id = x.id and h.what = 'move'
        order by h.at desc, h.id desc limit 1), '') as move_reason
from offering o
join session x on x.offering_id = o.id
left join venue v on v.id = x.venue_id
left join venue w on w.id = x.planned_venue_id
where o.institution_id = $1 and o.state <> 'cancelled'
    and (x.cancelled_at is not null or x.planned_from is not null or x.substitute <> '' or x.makes_up_for is not null)
    and (x.id = $2 or ($2 is null and (
        (x.starts_at >= $3 and x.starts_at < $4) or (x.planned_from >= $3 and x.planned_from < $4)
    )))
order by coalesce(x.planned_from, x.starts_at), o.name_key, x.id
