-- Everybody meant of institution $1, once for each list that they are on. $8: who has a place, $9: who waits or was offered
-- one, $10: members who are on none of them. Born from $11 to $12, where that is asked.
select s.id, s.person_id, s.offering_id, p.mobile, p.emergency_telephone, p.own_way
from sign_up s
join person p on p.id = s.person_id
where s.offering_id in ({lists})
    and (
        ($8 = 1 and s.state = 'held' and s.answer_by is null)
        or ($9 = 1 and (s.state = 'waiting' or (s.state = 'held' and s.answer_by is not null)))
    )
    and ($11 is null or p.born_on >= $11) and ($12 is null or p.born_on <= $12)
union all
select null, m.person_id, null, p.mobile, p.emergency_telephone, p.own_way
from member m
join person p on p.id = m.person_id
where $10 = 1 and m.institution_id = $1 and p.merged_into is null
    and not exists (
        select 1 from sign_up s
        where s.person_id = m.person_id and s.state in ('held', 'waiting') and s.offering_id in ({lists})
    )
    and ($11 is null or p.born_on >= $11) and ($12 is null or p.born_on <= $12)
order by 2, 3, 1
