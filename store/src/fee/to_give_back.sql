-- Places of institution $1 for which money was carried over, or that were given up for another institution's, with each payment
-- that counts for them and what is left of it. Indexes: sign_up_carried, receipt_by_sign_up, receipt_by_payment.
select
    s.id as sign_up_id, s.person_id, o.id as offering_id, o.name as offering_name,
    case when s.given_up_for is null then o.fee else 0 end as costs,
    y.id as payment_id,
    cast(y.amount - coalesce((
        select sum(b.amount) from receipt b where b.payment_id = y.id and b.what in ('refund', 'correction', 'earlier_taken_off')
    ), 0) as bigint) as left_over,
    p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone
from sign_up s
join offering o on o.id = s.offering_id
join person p on p.id = s.person_id
join receipt r on r.sign_up_id = s.id and r.what in ('payment', 'earlier', 'carried')
join receipt y on y.id = coalesce(r.payment_id, r.id)
where o.institution_id = $1
  and (s.carried > 0 or s.given_up_for is not null)
  and not exists (
      select 1 from receipt t where t.payment_id = y.id and t.what = 'carried' and t.from_sign_up_id = s.id)
order by s.id, y.year, y.number
