-- The shifts at which person $1 was, the latest first, with what is confirmed. Index: attendance_by_person, service_one_length.
select o.name, x.starts_at, x.ends_at, v.minutes
from attendance a
join session x on x.id = a.session_id
join offering o on o.id = x.offering_id
left join service v on v.session_id = x.id and v.person_id = a.person_id and v.replaced_at is null
where a.person_id = $1 and a.mark = 'present' and o.kind = 'shift' and x.cancelled_at is null
order by x.starts_at desc, x.id
limit 400
