-- To which groups somebody (p) belongs at an institution (i), at $1.
case when exists (
    select 1 from sign_up had
    join offering begun on begun.id = had.offering_id and begun.institution_id = i.id and begun.first_at <= $1
    where had.person_id = p.id
      and (had.state = 'held' and had.answer_by is null or had.ended_as = 'held' and had.ended_at > begun.first_at)
) then 0 else 1 end as is_newcomer,
case when exists (
    select 1 from area home
    left join area above on above.code = home.parent_code
    where home.code = p.area_code and i.area_code in (home.code, home.parent_code, above.parent_code)
) then 1 else 0 end as is_of_district
