-- The bookings of room $2 of institution $1 from $3 on, called-off ones that had it too. Of whoever asked nothing is read.
-- Index: booking_by_venue.
select b.id, b.starts_at, b.ends_at, b.revision, b.group_name, b.state, i.name as institution_name,
    v.id as venue_id, v.name as venue_name, v.floor as venue_floor, v.directions as venue_directions
from booking b
join institution i on i.id = b.institution_id
join venue v on v.id = b.venue_id
where b.institution_id = $1 and b.venue_id = $2 and b.ends_at > $3
  and (b.state in ('requested', 'confirmed') or (b.state = 'cancelled' and b.stood in ('requested', 'confirmed')))
order by b.starts_at, b.id
limit 2000
