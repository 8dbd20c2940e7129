select
    b.id, b.institution_id, b.venue_id, v.name as room, b.series_id, b.starts_at, b.ends_at, b.what, b.whose, b.group_name,
    b.contact, b.telephone, b.state, b.stood, b.reason, b.asked_by, b.asked_at, b.revision
from booking b
join venue v on v.id = b.venue_id
