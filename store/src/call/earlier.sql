-- The latest $2 calls to each of some people about what institution $1 runs, the latest first: about offers and fees, and because
-- they had not come. Indexes: sign_up_by_person, call_by_sign_up, care_contact_by_sign_up.
select e.person_id, e.at, e.about, e.outcome, e.until_on, e.note, e.offering_name, e.clerk_name
from (
    select
        d.person_id, d.at, d.about, d.outcome, d.until_on, d.note, o.name as offering_name, p.name as clerk_name,
        row_number() over (partition by d.person_id order by d.at desc, d.id desc) as place
    from (
        select s.person_id, c.id, c.at, c.about, c.outcome, cast(null as text) as until_on, c.note, c.by_person_id, s.offering_id
        from sign_up s join call c on c.sign_up_id = s.id
        where s.person_id in (people)
        union all
        select s.person_id, c.id, c.at, 'care', c.outcome, c.until_on, c.note, c.by_person_id, s.offering_id
        from sign_up s join care_contact c on c.sign_up_id = s.id and c.taken_back_at is null
        where s.person_id in (people)
    ) d
    join offering o on o.id = d.offering_id
    join person p on p.id = d.by_person_id
    where o.institution_id = $1
) e
where e.place <= $2
order by e.person_id, e.place
