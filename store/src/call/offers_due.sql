-- Who has not answered by $2 whether they want a place of institution $1 that is offered to them. Index: sign_up_by_answer.
select
    s.id as sign_up_id, s.person_id, s.answer_by, s.offered_at, o.id as offering_id, o.name as offering_name,
    (select min(x.starts_at) from session x where x.offering_id = o.id and x.starts_at > $2 and x.cancelled_at is null) as begins_at,
    p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone
from sign_up s
join offering o on o.id = s.offering_id
join person p on p.id = s.person_id
where s.answer_by is not null and s.answer_by <= $2 and o.institution_id = $1 and o.last_to > $2
order by s.answer_by, s.id
