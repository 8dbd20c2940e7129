-- The messages whose turn has come at $1, and how what they tell of stands; $2 how many at most. Index: outbox_next.
select
    m.id, m.kind, m.note, m.tries, m.at, p.mobile, o.name as offering_name, i.name as institution_name, i.telephone,
    s.answer_by, s.pay_by, s.paid_at, s.ended_at
from outbox_message m
join person p on p.id = m.person_id
join offering o on o.id = m.offering_id
join institution i on i.id = m.institution_id
left join sign_up s on s.id = m.sign_up_id
where m.state in ('waiting', 'sending') and m.next_try_at <= $1
order by m.next_try_at, m.id
limit $2
