-- Whom institution $1 is to tell by telephone of what was written since $2; $3 how many at most. Index: outbox_unreached.
select
    m.id, m.kind, m.note, m.at, m.error, o.name as offering_name,
    s.answer_by, s.pay_by, s.paid_at, s.ended_at,
    m.person_id, p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone
from outbox_message m
join person p on p.id = m.person_id
join offering o on o.id = m.offering_id
left join sign_up s on s.id = m.sign_up_id
where m.institution_id = $1 and m.at >= $2 and m.state = 'given_up' and m.kind <> 'place_offered'
order by m.at, m.id
limit $3
