-- Who waits on offering $2 and is to be asked at $1 (is_asked.sql), with whom they wait together; also who was passed over,
-- since they could not accept the place that was free, or want two, and why. Index: sign_up_by_offering,
-- sign_up_pair_first, sign_up_pair_second, passed_over_by_sign_up.
select w.id, w.person_id, w.passed, coalesce(one.second_id, other.first_id) as with_id,
    coalesce(one.asked_alone_at, other.asked_alone_at) as asked_alone_at, p.why, p.offering_id as because_of
from sign_up w
left join sign_up_pair one on one.first_id = w.id and one.confirmed_at is not null and one.ended_at is null
left join sign_up_pair other on other.second_id = w.id and other.confirmed_at is not null and other.ended_at is null
left join passed_over p on w.passed = 2 and p.id = (select max(l.id) from passed_over l where l.sign_up_id = w.id)
where w.offering_id = $2 and w.state = 'waiting' and IS_ASKED
order by w.joined
