-- How many institution $1 is to call at $2, on the day $3: who has not answered an offer in time (offers_due.sql), and whose
-- last day to pay is over (fee/calls.rs).
select
    (select count(*) from sign_up s join offering o on o.id = s.offering_id
     where s.answer_by is not null and s.answer_by <= $2 and o.institution_id = $1 and o.last_to > $2)
    +
    (select count(*) from sign_up s join offering o on o.id = s.offering_id
     where s.pay_by is not null and s.pay_by < $3 and s.paid_at is null and s.ended_at is null
     and o.institution_id = $1 and o.last_to > $2) as due
