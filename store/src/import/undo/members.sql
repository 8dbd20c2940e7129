-- What became of the people of an import at its institution, $2.
select p.id, coalesce(p.name, '') as name,
    case when m.person_id is null then 1 else 0 end as is_gone,
    case when p.merged_into is not null or exists (select 1 from merge g where g.kept_id = p.id and g.undone_at is null)
        then 1 else 0 end as is_merged,
    case when m.card_number is not null
        or exists (select 1 from sign_up s join offering o on o.id = s.offering_id
            where s.person_id = p.id and o.institution_id = $2)
        or exists (select 1 from application a join draw d on d.id = a.draw_id
            where a.person_id = p.id and d.institution_id = $2)
        or exists (select 1 from turned_away t join offering o on o.id = t.offering_id
            where t.person_id = p.id and o.institution_id = $2)
        or exists (select 1 from booking b where b.asked_by = p.id and b.institution_id = $2)
        or exists (select 1 from consent c where (c.person_id = p.id or c.helper_id = p.id) and c.institution_id = $2)
        or exists (select 1 from certificate f where f.person_id = p.id and f.institution_id = $2)
        then 1 else 0 end as is_known,
    -- Who walks in has been there without a sign-up. Index: attendance_by_person.
    case when exists (select 1 from attendance a join session x on x.id = a.session_id
            join offering o on o.id = x.offering_id
            where a.person_id = p.id and a.mark is not null and o.institution_id = $2)
        then 1 else 0 end as has_come
from import_row r
join person p on p.id = r.person_id
left join member m on m.person_id = p.id and m.institution_id = $2
where r.import_id = $1 and r.made = 'member'
order by p.name_key, p.id
