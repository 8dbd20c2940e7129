-- Whom institution $1 calls at $2 about a place that is offered to them: who has not answered in time, and at once who could
-- not be told by a message (unreached: why). Indexes: sign_up_by_answer, outbox_by_sign_up. Counted by number_due.sql.
select
    s.id as sign_up_id, s.person_id, s.answer_by, s.offered_at, o.id as offering_id, o.name as offering_name,
    (select min(x.starts_at) from session x where x.offering_id = o.id and x.starts_at > $2 and x.cancelled_at is null) as begins_at,
    (select max(m.error) from outbox_message m where m.sign_up_id = s.id and m.kind = 'place_offered'
     and m.state = 'given_up' and m.at >= s.offered_at) as unreached,
    p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone
from sign_up s
cross join offering o
join person p on p.id = s.person_id
where o.id = s.offering_id and s.answer_by is not null and o.institution_id = $1 and o.last_to > $2
  and (s.answer_by <= $2 or exists (
    select 1 from outbox_message m where m.sign_up_id = s.id and m.kind = 'place_offered'
    and m.state = 'given_up' and m.at >= s.offered_at
  ))
order by s.answer_by, s.id
