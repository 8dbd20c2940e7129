-- The messages whose turn has come at $1, the minute $3 of the day, and how what they tell of stands; $2 how many at most. Index:
-- outbox_next, sign_up_one_live_place.
select
    m.id, m.kind, m.note, m.tries, m.at, coalesce(p.mobile, b.telephone) as mobile, p.own_way, coalesce(o.name, i.name) as of_name,
    i.id as institution_id, i.name as institution_name, i.telephone, s.answer_by, s.pay_by, s.paid_at, s.ended_at,
    (select l.state from sign_up l
     where l.offering_id = m.offering_id and l.person_id = m.person_id and l.ended_at is null) as has_now
from outbox_message m
join institution i on i.id = m.institution_id
left join person p on p.id = m.person_id
left join booking b on b.id = m.booking_id
left join offering o on o.id = m.offering_id
left join sign_up s on s.id = m.sign_up_id
where m.state in ('waiting', 'sending') and m.next_try_at <= $1 and $3 >= i.sends_from and $3 < i.sends_to
order by m.next_try_at, m.id
limit $2
