-- A page of offering $1's people of state $2, $3 of them after $4. Whose turn it is in which order is settled with few columns;
-- everything else is read of those alone that are shown. Index: sign_up_by_offering, its unique (offering_id, joined).
select
    s.id, s.offering_id, s.person_id, s.state, s.answer_by, s.joined_at, s.ended_at, s.end_reason, s.end_note,
    o.allocation, POSITION,
    -- 行号: never changes, since nobody who signed up is ever deleted.
    (select count(*) from sign_up b where b.offering_id = s.offering_id and b.joined <= s.joined) as code,
    coalesce(s.costs, o.fee) as fee, s.pay_by, s.put_off, s.paid_at, s.receipt, s.carried,
    p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone, p.name_key, s.joined, n.in_list
from (
    select s.id, IN_LIST as in_list
    from sign_up s
    join person p on p.id = s.person_id
    where s.offering_id = $1 and s.state = $2
    order by IN_ORDER limit $3 offset $4
) n
join sign_up s on s.id = n.id
join offering o on o.id = s.offering_id
join person p on p.id = s.person_id
order by IN_ORDER
