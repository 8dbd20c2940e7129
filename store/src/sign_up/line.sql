-- Who waits on offering $1 and is to be asked, with whom they wait together; also who was passed over, since they could not
-- accept the place that was free, or want two. Index: sign_up_by_offering,
-- sign_up_pair_first, sign_up_pair_second.
select s.id, s.person_id, s.passed, coalesce(one.second_id, other.first_id) as with_id
from sign_up s
left join sign_up_pair one on one.first_id = s.id and one.confirmed_at is not null and one.ended_at is null
left join sign_up_pair other on other.second_id = s.id and other.confirmed_at is not null and other.ended_at is null
where s.offering_id = $1 and s.state = 'waiting' and s.passed <> 1
order by s.joined
