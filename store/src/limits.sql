-- How many like offering $1 person $2 may have and has after $3, without $4. Index: sign_up_by_person.
select
    o.kind,
    case o.kind when 'class' then i.most_classes when 'shift' then i.most_shifts end as most,
    (select count(*)
     from sign_up s
     join offering p on p.id = s.offering_id
     left join class own on own.offering_id = p.id
     where s.person_id = $2 and s.ended_at is null and p.id <> $4
       and p.institution_id = o.institution_id and p.kind = o.kind and p.last_to > $3
       and (o.kind <> 'class' or own.term_id = k.term_id)) as has
from offering o
join institution i on i.id = o.institution_id
left join class k on k.offering_id = o.id
where o.id = $1
