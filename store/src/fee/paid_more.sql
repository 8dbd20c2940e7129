-- What is asked for the places of offering $1 that were paid, or for which money was carried over, and what counts for each: what is
-- left of its payments, or its fee where it was paid before there were receipts. Indexes: sign_up_by_offering, receipt_by_sign_up,
-- receipt_by_payment.
select
    s.id as sign_up_id, s.paid_at, s.lowered_to, coalesce(s.costs, o.fee) as costs,
    case when s.paid_at is not null and not exists (select 1 from receipt e where e.sign_up_id = s.id) then 1 else 0 end as is_earlier,
    cast(coalesce((
        select sum(y.amount - coalesce((
            select sum(b.amount) from receipt b where b.payment_id = y.id and b.what in ('refund', 'correction', 'earlier_taken_off')
        ), 0))
        from receipt r
        join receipt y on y.id = coalesce(r.payment_id, r.id)
        where r.sign_up_id = s.id
          and r.what in ('payment', 'earlier', 'carried')
          and not exists (
              select 1 from receipt t where t.payment_id = y.id and t.what = 'carried' and t.from_sign_up_id = s.id)
    ), 0) as bigint) as counts
from sign_up s
join offering o on o.id = s.offering_id
where s.offering_id = $1
  and s.state = 'held' and s.answer_by is null and s.ended_at is null
  and (s.paid_at is not null or s.carried > 0)
