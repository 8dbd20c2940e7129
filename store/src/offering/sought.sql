-- What somebody is looking for behind one door or all, less what is over or cancelled. Index: offering_by_kind.
-- $1 kind (one_kind.sql) or nothing (every_kind.sql), $2 now, $3 area code and what follows it, $4 institution, $5 subject, $6 weekday,
-- $7 first and $8 last minute of the part of the day, $9 free places alone, $10 to $15 patterns.
  and o.last_to > $2
  and o.state <> 'cancelled'
  and ($3 is null or o.institution_id in (select id from institution where area_code like $3))
  and ($4 is null or o.institution_id = $4)
  and ($5 is null or o.subject = $5)
  and (($6 is null and $7 is null) or exists (
        select 1 from offering_slot s
        where s.offering_id = o.id
          and ($6 is null or s.weekday = $6)
          and ($7 is null or s.from_minute between $7 and $8)))
  and ($9 = 0 or o.allocation = 'draw' and o.state <> 'cancelled' and exists (
        -- While wishes can be made one can do something now: also ahead of their window.
        select 1 from draw_offering p join draw w on w.id = p.draw_id
        where p.offering_id = o.id and p.left_at is null and w.closes_at > $2 and w.frozen_at is null)
      or o.allocation <> 'draw' and (
        o.state = 'open' and o.admission <> 'members_only' and o.closes_at > $2
        and (o.admission = 'drop_in' or o.opens_at <= $2)
        and (o.capacity is null or ((o.waiting = o.passed or o.allocation = 'approval') and o.held < o.capacity
            -- What is still kept for some is free for nobody else.
            and (o.staged = 0 or o.allocation <> 'in_order' or o.capacity - o.held > coalesce((
                select sum(k.kept) from (
                    select h.places - count(c.id) as kept
                    from offering_share h
                    left join sign_up c on c.offering_id = h.offering_id and c.state = 'held' and c.claims = h.for_whom
                    where h.offering_id = o.id and h.until > $2
                    group by h.for_whom, h.places
                    having h.places > count(c.id)) k), 0))))))
  and ($10 is null or o.search_text like $10)
  and ($11 is null or o.search_text like $11)
  and ($12 is null or o.search_text like $12)
  and ($13 is null or o.search_text like $13)
  and ($14 is null or o.search_text like $14)
  and ($15 is null or o.search_text like $15)
