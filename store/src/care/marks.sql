-- Every mark, by time, of people with a place on what institution $1 runs and was not over at $2, if they were ever missed at anything that
-- it runs: who came elsewhere since was seen.
-- Index: offering_by_institution, session_by_offering, sign_up_by_offering, attendance_missed.
select
    s.sign_up_id, s.person_id, o.id as offering_id, o.name as offering_name, x.starts_at, a.mark,
    c.person_id as liaison_id, coalesce(l.name, '') as liaison_name,
    p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone
from offering o
join place_held s on s.offering_id = o.id
join session x on x.offering_id = o.id
join attendance a on a.session_id = x.id and a.person_id = s.person_id
join person p on p.id = s.person_id
-- Who has left the desk calls for nobody any more.
left join coordinator c on c.person_id = o.liaison_id and c.institution_id = o.institution_id and c.ended_at is null
left join person l on l.id = c.person_id
where o.institution_id = $1 and o.last_to > $2 and o.state <> 'cancelled'
  and x.cancelled_at is null and a.mark is not null
  and exists (
    select 1 from attendance m join session y on y.id = m.session_id join offering e on e.id = y.offering_id
    where m.person_id = s.person_id and m.mark = 'absent' and e.institution_id = $1 and e.last_to > $2
  )
order by s.person_id, s.sign_up_id, x.starts_at, x.id
