select o.id from offering o
    left join class c on c.offering_id = o.id
    left join term t on t.id = c.term_id
    left join course r on r.id = c.course_id
    left join department d on d.id = r.department_id
    left join shift h on h.offering_id = o.id
    where o.institution_id = $1 and (($2 = 1 and o.id in ({chosen})) or ($2 = 0 and o.state <> 'cancelled'
        and ($3 is null or o.kind = $3)
        and ((($4 is null) and o.last_to > $5) or t.name = $4)
        and ($6 is null or d.name = $6 or h.team = $6)
        and ($7 is null or exists (
            select 1 from offering_slot w where w.offering_id = o.id and w.weekday = $7
        ))
    ))
