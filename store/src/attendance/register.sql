-- The register of session $1 of offering $2, by name: who has a place at it, and who is marked without one. A code counts all that
-- ever signed up, in order: it never changes. Index: sign_up_by_offering.
select
    r.person_id, r.code, r.has_place, a.mark, a.means, a.at, substr(p.name_key, 1, 1) as initial,
    p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone
from (
    select c.person_id, max(c.code) as code, max(c.has_place) as has_place
    from (
        select
            s.person_id,
            row_number() over (order by s.joined) as code,
            case when exists (
                select 1 from session_place w where w.session_id = $1 and w.sign_up_id = s.id
            ) then 1 else 0 end as has_place
        from sign_up s
        where s.offering_id = $2
    ) c
    group by c.person_id
    union all
    select w.person_id, cast(null as bigint), 0
    from attendance w
    where w.session_id = $1
      and not exists (select 1 from sign_up s where s.offering_id = $2 and s.person_id = w.person_id)
) r
join person p on p.id = r.person_id
left join attendance a on a.session_id = $1 and a.person_id = r.person_id
where r.has_place = 1 or a.mark is not null
order by p.name_key, r.person_id
