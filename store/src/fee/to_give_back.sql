-- What institution $1 may owe somebody: places for which money was carried over, that were given up for another institution's, whose
-- fee was lowered after it was paid, or that have ended after they were paid for and about which nothing was decided; with each payment that counts for them and what is
-- left of it. Of person $2 alone, for sign-up $3 alone, where these are not empty. Indexes: sign_up_carried, sign_up_lowered,
-- sign_up_ended_paid, receipt_by_sign_up, receipt_by_payment. A cross join tells SQLite to begin with the few places, not with all offerings.
with place as (
    select id from sign_up where carried > 0 or given_up_for is not null
    union
    select id from sign_up where lowered_to is not null
    union
    select id from sign_up where ended_at is not null and paid_at is not null
)
select
    s.id as sign_up_id, s.person_id, o.id as offering_id, o.name as offering_name,
    case when s.given_up_for is null and s.ended_at is null then coalesce(s.lowered_to, s.costs, o.fee) else 0 end as costs,
    case when s.given_up_for is null and s.ended_at is null then s.lowered_at else null end as lowered_at,
    case when s.given_up_for is null then s.end_reason else null end as end_reason, s.end_note,
    y.id as payment_id,
    cast(y.amount - coalesce((
        select sum(b.amount) from receipt b where b.payment_id = y.id and b.what in ('refund', 'correction', 'earlier_taken_off')
    ), 0) as bigint) as left_over,
    p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone
from place
cross join sign_up s
join offering o on o.id = s.offering_id
join person p on p.id = s.person_id
join receipt r on r.sign_up_id = s.id and r.what in ('payment', 'earlier', 'carried')
join receipt y on y.id = coalesce(r.payment_id, r.id)
where s.id = place.id
  and o.institution_id = $1
  and ($2 = '' or s.person_id = $2)
  and ($3 = '' or s.id = $3)
  and not exists (
      select 1 from receipt t where t.payment_id = y.id and t.what = 'carried' and t.from_sign_up_id = s.id)
  and not exists (select 1 from nothing_back n where n.sign_up_id = s.id and n.at >= s.ended_at and n.taken_back_at is null)
order by s.id, y.year, y.number
