-- Who pays at the counter of institution $1; or who has paid ($2 = 1).
-- Only on offering $3, only with last day $4, only whose name or number is like $5, only sign-up $6, where these are not
-- empty. Order and end stand in the program. Index: sign_up_by_pay_by.
select
    s.id as sign_up_id, s.person_id, s.pay_by, s.put_off, s.paid_at, s.receipt, s.carried,
    o.id as offering_id, o.name as offering_name, o.fee,
    p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone
from sign_up s
join offering o on o.id = s.offering_id
join person p on p.id = s.person_id
where s.pay_by is not null
  and s.ended_at is null
  and o.institution_id = $1
  and (case when s.paid_at is null then 0 else 1 end) = $2
  and ($3 = '' or o.id = $3)
  and ($4 = '' or s.pay_by = $4)
  and ($5 = '' or p.name like $5 or p.mobile like $5)
  and ($6 = '' or s.id = $6)
