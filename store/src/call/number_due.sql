-- How many institution $1 is to call at $2, on the day $3: who has not answered an offer in time or could not
-- be told of it (offers_due.sql), and whose
-- last day to pay is over (fee/calls.rs). A cross join tells SQLite to begin with the few who are asked, not with all offerings.
select
    (select count(*) from sign_up s cross join offering o
     where o.id = s.offering_id and s.answer_by is not null and o.institution_id = $1 and o.last_to > $2
     and (s.answer_by <= $2 or exists (
       select 1 from outbox_message m where m.sign_up_id = s.id and m.kind = 'place_offered'
       and m.state = 'given_up' and m.at >= s.offered_at
     )))
    +
    (select count(*) from sign_up s cross join offering o
     where o.id = s.offering_id and s.pay_by is not null and s.pay_by < $3 and s.paid_at is null and s.ended_at is null
     and o.institution_id = $1 and o.last_to > $2) as due
