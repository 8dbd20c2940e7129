-- What a desk lists of its institution's offerings. Index: offering_by_institution.
-- $1 institution, $2 now, $3 to $5 patterns of what is its own: before the sign, or all where there is none as in older rows, $6 kind, $7 term, $8 weekday, $9 how far signing up has come, $10 how full,
-- $11 = 1 only what a counter can sign somebody up for.
from offering o
where o.institution_id = $1
  and ($3 is null or (case when o.search_text like '%|%' then o.search_text else o.search_text || '|' end) like $3)
  and ($4 is null or (case when o.search_text like '%|%' then o.search_text else o.search_text || '|' end) like $4)
  and ($5 is null or (case when o.search_text like '%|%' then o.search_text else o.search_text || '|' end) like $5)
  and ($6 is null or o.kind = $6)
  and ($7 is null or exists (select 1 from class k where k.offering_id = o.id and k.term_id = $7))
  and ($8 is null or exists (select 1 from offering_slot s where s.offering_id = o.id and s.weekday = $8))
  and ($9 is null or $9 = case
        when o.state = 'cancelled' then 'called_off'
        when o.last_to <= $2 then 'over'
        when o.state <> 'open' or o.admission = 'members_only' then 'closed'
        when o.admission = 'drop_in' then 'open'
        when o.allocation = 'draw' then coalesce((select case
            when w.frozen_at is not null or w.closes_at <= $2 then 'closed'
            when w.opens_at <= $2 then 'open'
            else 'to_come' end
            from draw_offering p join draw w on w.id = p.draw_id
            where p.offering_id = o.id and p.left_at is null), 'to_come')
        when $2 < o.opens_at then 'to_come'
        when $2 < o.closes_at then 'open'
        else 'closed'
      end)
  and ($10 is null
      or $10 = 'free' and (o.capacity is null or o.held < o.capacity)
      or $10 = 'full' and o.held >= o.capacity
      or $10 = 'waiting' and o.waiting > 0)
  and ($11 = 0
      or o.admission <> 'drop_in' and o.allocation <> 'draw' and o.state <> 'cancelled' and o.last_to > $2)
