-- Who pays at the counter of institution $1, or who has paid.
-- Only on offering $2, only with last day $3, only whose name or number is like $4, only sign-up $5, where these are not
-- empty; $6 now. Whose places, order and end stand in the program. A cross join tells SQLite to begin with the places that are to be
-- paid: few, however many offerings there are. For who has paid: offering_by_institution, sign_up_by_offering.
select
    s.id as sign_up_id, s.person_id, s.pay_by, s.put_off, s.paid_at, s.receipt, s.carried,
    o.id as offering_id, o.name as offering_name, coalesce(s.costs, o.fee) as fee,
    p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone
from sign_up s BESIDE offering o BESIDE person p
where o.id = s.offering_id and p.id = s.person_id
  and s.ended_at is null
  and o.institution_id = $1
  and WHICH
  and ($2 = '' or o.id = $2)
  and ($3 = '' or s.pay_by = $3)
  and ($4 = '' or p.name like $4 or p.mobile like $4)
  and ($5 = '' or s.id = $5)
  -- Without a last day it is asked for until the offering is over; afterwards where one offering or one place is looked at.
  and (s.pay_by is not null or s.paid_at is not null or o.last_to > $6 or $2 <> '' or $5 <> '')
