-- Whom institution $1 is to call at $2, on the day $3, the first $4 about each matter: the same as call/offers_due.sql and
-- fee/calls.rs.
select offers.* from (
    select p.name as person_name, 'offer' as about, o.name as name, s.answer_by, '' as pay_by, s.id as sign_up_id,
        count(*) over () as in_all
    from sign_up s cross join offering o join person p on p.id = s.person_id
    where o.id = s.offering_id and s.answer_by is not null and s.answer_by <= $2 and o.institution_id = $1 and o.last_to > $2
    order by s.answer_by, s.id
    limit $4
) offers
union all
select fees.* from (
    select p.name, 'fee', o.name, cast(null as bigint), s.pay_by, s.id, count(*) over ()
    from sign_up s cross join offering o join person p on p.id = s.person_id
    where o.id = s.offering_id and s.pay_by is not null and s.pay_by < $3 and s.paid_at is null and s.ended_at is null
      and o.institution_id = $1 and o.last_to > $2
    order by s.pay_by, s.id
    limit $4
) fees
