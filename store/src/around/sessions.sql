-- What of institution $1 meets between $2 and $3, the session $4 left out; in room $5 alone where one is told.
-- Index: offering_by_institution, session_by_offering.
select
    x.id, x.offering_id, o.name, x.starts_at, x.ends_at, x.venue_id, coalesce(v.name, '') as room,
    coalesce(nullif(x.substitute, ''), nullif(x.own_teacher, ''), k.teacher, '') as teacher
from offering o
join session x on x.offering_id = o.id
left join class k on k.offering_id = o.id
left join venue v on v.id = x.venue_id
where o.institution_id = $1
  and o.state <> 'cancelled'
  and o.first_at < $3 and o.last_to > $2
  and x.starts_at < $3 and x.ends_at > $2
  and x.cancelled_at is null
  and x.id <> $4
  and ($5 = '' or x.venue_id = $5)
