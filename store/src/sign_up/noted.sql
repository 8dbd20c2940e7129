-- What there is to read besides of somebody's own sign-up $1, of person $2: of most there is next to nothing, and each of these is a
-- look into an index. Index: call_by_sign_up, decision_by_sign_up, payment_by_sign_up, receipt_by_sign_up, receipt_from_sign_up,
-- nothing_back_by_sign_up, sign_up_pair_first, sign_up_pair_second, attendance_by_person, sign_up_by_person, application_by_person.
select
    s.keeps,
    case when s.pay_by is not null or s.paid_at is not null
        or (s.state = 'held' and s.answer_by is null
            and coalesce(s.costs, (select o.fee from offering o where o.id = s.offering_id)) > 0) then 1 else 0 end as has_fee,
    case when exists (select 1 from call c where c.sign_up_id = s.id) then 1 else 0 end as has_calls,
    case when exists (select 1 from decision d where d.sign_up_id = s.id and d.consent_id is not null) then 1 else 0 end as was_helped,
    case when s.lowered_to is not null
        or exists (select 1 from payment y where y.sign_up_id = s.id)
        or exists (select 1 from receipt r where r.sign_up_id = s.id)
        or exists (select 1 from receipt r where r.from_sign_up_id = s.id)
        or exists (select 1 from nothing_back n where n.sign_up_id = s.id) then 1 else 0 end as has_fee_changes,
    case when exists (select 1 from sign_up_pair r where r.first_id = s.id and r.ended_at is null)
        or exists (select 1 from sign_up_pair r where r.second_id = s.id and r.ended_at is null) then 1 else 0 end as has_pairs,
    -- Whoever has or had a place is expected at sessions; whoever only waits may have been marked as somebody who came.
    case when s.state <> 'waiting' or exists (select 1 from attendance a join session x on x.id = a.session_id
        where a.person_id = s.person_id and x.offering_id = s.offering_id) then 1 else 0 end as has_marks,
    case when exists (select 1 from sign_up o where o.person_id = s.person_id and o.ended_at is null and o.id <> s.id)
        or exists (select 1 from application f where f.person_id = s.person_id and f.ended_at is null) then 1 else 0 end as has_others
from sign_up s
where s.id = $1 and s.person_id = $2
