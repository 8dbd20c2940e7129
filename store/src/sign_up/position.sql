-- Where a sign-up (s) stands in the waiting list of its offering, counted from 1.
(select count(*) from sign_up w
 where w.offering_id = s.offering_id and w.state = 'waiting' and w.joined <= s.joined) as position
