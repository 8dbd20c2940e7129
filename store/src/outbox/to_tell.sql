-- Whom institution $1 is to tell by telephone of what was written since $2, of announcement $4 alone where one is named; $3 how many
-- at most are read, of which those that are over are left out afterwards; $5 = 1 of places that are offered, and otherwise of
-- everything else; with when it meets next after $6, also where that was called off. Indexes: outbox_unreached, sign_up_one_live_place.
select
    m.id, m.kind, m.note, m.at, m.error, coalesce(o.name, i.name) as of_name,
    s.answer_by, s.pay_by, s.paid_at, s.ended_at,
    m.person_id, p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone, p.address,
    b.contact, b.telephone as booking_telephone,
    (select l.state from sign_up l
     where l.offering_id = m.offering_id and l.person_id = m.person_id and l.ended_at is null) as has_now,
    (select min(x.starts_at) from session x where x.offering_id = m.offering_id and x.starts_at > $6) as meets_at
from outbox_message m
join institution i on i.id = m.institution_id
left join person p on p.id = m.person_id
left join booking b on b.id = m.booking_id
left join offering o on o.id = m.offering_id
left join sign_up s on s.id = m.sign_up_id
where m.institution_id = $1 and m.at >= $2 and m.state = 'given_up'
  and (case when m.kind = 'place_offered' then 1 else 0 end) = $5
  and ($4 is null or exists (select 1 from announcement_notice t where t.announcement_id = $4 and t.notice_id = m.id))
order by m.at, m.id
limit $3
