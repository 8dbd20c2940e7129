-- In the order of a list, one page of it: $16 how many, $17 after how many.
order by
    -- What is found by its own words, before what has only the institution's: $18 a pattern.
    case when $18 is null or (case when o.search_text like '%|%' then o.search_text else o.search_text || '|' end) like $18 then 0 else 1 end,
    -- One can come now, then what opens later, then the rest.
    case
        when o.allocation = 'draw' then coalesce((
            select case
                when w.frozen_at is not null or w.closes_at <= $2 then 2
                -- Also ahead of their window one can make wishes now.
                else 0
            end
            from draw_offering p join draw w on w.id = p.draw_id 
            where p.offering_id = o.id and p.left_at is null), 2)
        when o.state <> 'open' or o.admission = 'members_only' then 2
        when o.admission = 'drop_in' then 0
        when o.opens_at <= $2 and $2 < o.closes_at then 0
        when $2 < o.opens_at then 1
        else 2
    end,
    o.first_at, o.name_key, o.id
limit $16 offset $17
