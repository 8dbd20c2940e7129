-- The sessions of sign-up $1 of person $2 that had begun at $3 while they had a place, the next one, and what is marked already;
-- each with their mark. Index: session_by_offering.
select
    x.id, x.starts_at, x.ends_at, x.cancelled_at, x.cancel_reason, x.planned_from, x.planned_to, x.substitute, x.makes_up_for,
    a.mark, a.means, a.at,
    v.id as venue_id, v.name as venue_name, v.floor as venue_floor, v.directions as venue_directions
from sign_up s
join session x on x.offering_id = s.offering_id
left join attendance a on a.session_id = x.id and a.person_id = s.person_id
left join venue v on v.id = x.venue_id
where s.id = $1 and s.person_id = $2 and x.cancelled_at is null
  and (a.mark is not null or (s.state = 'held' and s.joined_at < x.ends_at and (x.starts_at <= $3 or x.starts_at = (
    select min(n.starts_at) from session n
    where n.offering_id = s.offering_id and n.cancelled_at is null and n.starts_at > $3
  ))))
order by x.starts_at desc, x.id
