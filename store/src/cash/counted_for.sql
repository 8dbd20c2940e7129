-- The payments that count for sign-up $1, and what is left of each. Indexes: receipt_by_sign_up, receipt_by_payment.
select
    y.id as payment_id, y.way,
    cast(y.amount - coalesce((
        select sum(b.amount) from receipt b where b.payment_id = y.id and b.what in ('refund', 'correction', 'earlier_taken_off')
    ), 0) as bigint) as left_over
from receipt r
join receipt y on y.id = coalesce(r.payment_id, r.id)
where r.sign_up_id = $1
  and r.what in ('payment', 'earlier', 'carried')
  and not exists (
      select 1 from receipt t where t.payment_id = y.id and t.what = 'carried' and t.from_sign_up_id = $1)
order by y.year, y.number
