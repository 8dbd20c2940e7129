-- Whether somebody who waits (w) is to be asked when a place is free, at $1: they have let none go by, or since they did so
-- places that were kept for others have become everybody's.
(w.passed <> 1 or exists (
    select 1 from offering_share h
    where h.offering_id = w.offering_id and h.until <= $1
      and h.until > (select max(d.at) from decision d where d.sign_up_id = w.id and d.what = 'kept_waiting')
      and h.places > (select count(*) from sign_up c
        where c.offering_id = h.offering_id and c.state = 'held' and c.claims = h.for_whom)
))
