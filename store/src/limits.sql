-- Of each person and offering: how many like the offering the person may have, and has after $1, without what they would
-- give up. Index: sign_up_by_person.
with asked (person_id, offering_id, given_up_id, second_id, third_id) as (values PAIRS)
select
    a.person_id,
    a.offering_id,
    o.kind,
    k.term_id,
    case o.kind when 'class' then i.most_classes when 'shift' then i.most_shifts end as most,
    -- Nothing is counted where there is no limit.
    case when case o.kind when 'class' then i.most_classes when 'shift' then i.most_shifts end is null then 0 else (select count(*)
     from sign_up s
     join offering p on p.id = s.offering_id
     left join class own on own.offering_id = p.id
     where s.person_id = a.person_id and s.ended_at is null and p.id not in (a.given_up_id, a.second_id, a.third_id)
       and p.institution_id = o.institution_id and p.kind = o.kind and p.last_to > $1 {counted}
       and (o.kind <> 'class' or own.term_id = k.term_id)) {draws} end as has
from asked a
join offering o on o.id = a.offering_id
join institution i on i.id = o.institution_id
left join class k on k.offering_id = o.id
