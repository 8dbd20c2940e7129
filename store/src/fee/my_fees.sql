-- What somebody pays, or has paid, at a counter, with a last day or without, also of what is over where the fee was lowered. Index:
-- sign_up_by_person. $1 person, $2 now.
select
    s.id as sign_up_id, s.pay_by, s.put_off, s.paid_at, s.receipt, s.carried, s.lowered_to, s.lowered_at, o.last_to,
    o.id as offering_id, o.name as offering_name, coalesce(s.costs, o.fee) as fee, o.institution_id,
    case when o.telephone <> '' then o.telephone else i.telephone end as telephone, i.fee_counter
from sign_up s
join offering o on o.id = s.offering_id
join institution i on i.id = o.institution_id
where s.person_id = $1
  and (s.pay_by is not null or s.paid_at is not null
      or (s.state = 'held' and s.answer_by is null and coalesce(s.costs, o.fee) > 0))
  and s.ended_at is null
  and (o.last_to > $2 or s.lowered_to is not null)
-- Days are text: the engines do not agree on where nothing stands.
order by coalesce(s.pay_by, '9999-12-31'), s.id
