-- Which rooms of institution $1 are booked between $2 and $3, the booking $4 left out; room $5 alone where one is told.
-- Index: booking_by_institution.
select
    b.id, cast(null as text) as offering_id, b.group_name || '·' || b.what as name, b.starts_at, b.ends_at, b.venue_id,
    v.name as room, '' as teacher
from booking b
join venue v on v.id = b.venue_id
where b.institution_id = $1
  and b.state in ('requested', 'confirmed')
  and b.starts_at < $3 and b.ends_at > $2
  and b.id <> $4
  and ($5 = '' or b.venue_id = $5)
