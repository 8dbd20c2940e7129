-- Who has a place on offering $1 and a place on something else that meets between $2 and $3: to be counted, never told.
-- Index: sign_up_by_offering, sign_up_by_person, session_by_offering.
select s.person_id
from sign_up s
where s.offering_id = $1 and s.state = 'held'
  and exists (
    select 1 from sign_up other
    join session x on x.offering_id = other.offering_id
    where other.person_id = s.person_id and other.ended_at is null and other.state = 'held'
      and other.offering_id <> s.offering_id
      and x.cancelled_at is null and x.starts_at < $3 and x.ends_at > $2)
