-- An institution's meetings that begin in a stretch of time. Index: offering_by_institution, session_by_offering.
-- $1 institution, $2 from, $3 to (not included), $4 how many at most.
select
    x.id, x.offering_id, x.starts_at, x.ends_at, x.cancelled_at, x.cancel_reason, x.planned_from, x.planned_to,
    x.substitute, x.own_teacher, x.makes_up_for,
    (select count(*) from session e
     where e.offering_id = x.offering_id and e.cancelled_at is null
       and (e.starts_at < x.starts_at or (e.starts_at = x.starts_at and e.id <= x.id))) as number,
    v.id as venue_id, v.name as venue_name, v.floor as venue_floor, v.directions as venue_directions
from offering o
join session x on x.offering_id = o.id
left join venue v on v.id = x.venue_id
where o.institution_id = $1
  and o.first_at < $3 and o.last_at >= $2
  and x.starts_at >= $2 and x.starts_at < $3
order by x.starts_at, o.name_key, x.id
limit $4
