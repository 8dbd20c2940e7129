-- Everybody on the lists {offerings} of institution $1, once for each list. $2: who has a place, $3: who waits or was offered one.
select s.id, s.person_id, s.offering_id, p.mobile
from sign_up s
join offering o on o.id = s.offering_id
join person p on p.id = s.person_id
where s.offering_id in ({offerings}) and o.institution_id = $1 and (
    ($2 = 1 and s.state = 'held' and s.answer_by is null)
    or ($3 = 1 and (s.state = 'waiting' or (s.state = 'held' and s.answer_by is not null)))
)
order by s.person_id, s.offering_id, s.id
