-- Those of the person's own sign-up $2 that had begun at $3 while they had a place, the next one, and what is marked already, called
-- off or not. Index: session_by_offering.
where x.offering_id = (select s.offering_id from sign_up s where s.id = $2 and s.person_id = $1)
  and (a.mark is not null or (
    x.cancelled_at is null
    and exists (select 1 from session_place w where w.session_id = x.id and w.sign_up_id = $2)
    and (x.starts_at <= $3 or x.starts_at = (
      select min(n.starts_at) from session n
      where n.offering_id = x.offering_id and n.cancelled_at is null and n.starts_at > $3
    ))
  ))
order by x.starts_at desc, x.id
