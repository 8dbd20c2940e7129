-- Who has a place, who waits, and who did. Index: its unique (offering_id, joined). $1 offering.
select
    s.id, s.offering_id, s.person_id, s.state, s.answer_by, s.joined_at, s.ended_at, s.end_reason, s.end_note,
    o.allocation,
    -- Within a state, so that it is the position for those who wait.
    row_number() over (partition by s.state order by s.joined) as position,
    -- 行号: never changes, since nobody who signed up is ever deleted.
    row_number() over (order by s.joined) as code,
    coalesce(s.costs, o.fee) as fee, s.pay_by, s.put_off, s.paid_at, s.receipt, s.carried,
    p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone, p.name_key, s.joined
from sign_up s
join offering o on o.id = s.offering_id
join person p on p.id = s.person_id
where s.offering_id = $1
