-- How many have a place on offering $1, and how many of them have a place on something else that meets between $2 and $3.
-- Index: sign_up_by_offering, sign_up_by_person, session_by_offering.
select
    count(*) as held,
    coalesce(sum(case when exists (
        select 1 from sign_up other
        join session x on x.offering_id = other.offering_id
        where other.person_id = s.person_id and other.ended_at is null and other.state = 'held'
          and other.offering_id <> s.offering_id
          and x.cancelled_at is null and x.starts_at < $3 and x.ends_at > $2) then 1 else 0 end), 0) as busy
from sign_up s
where s.offering_id = $1 and s.state = 'held'
