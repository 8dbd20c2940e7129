-- The latest $3 calls to person $1 about what institution $2 runs, the latest first: about offers and fees, and because they had
-- not come. Indexes: sign_up_by_person, call_by_sign_up, care_contact_by_sign_up.
select d.at, d.about, d.outcome, d.until_on, d.note, o.name as offering_name, p.name as clerk_name
from (
    select c.id, c.at, c.about, c.outcome, cast(null as text) as until_on, c.note, c.by_person_id, s.offering_id
    from sign_up s join call c on c.sign_up_id = s.id
    where s.person_id = $1
    union all
    select c.id, c.at, 'care', c.outcome, c.until_on, c.note, c.by_person_id, s.offering_id
    from sign_up s join care_contact c on c.sign_up_id = s.id
    where s.person_id = $1
) d
join offering o on o.id = d.offering_id
join person p on p.id = d.by_person_id
where o.institution_id = $2
order by d.at desc, d.id desc
limit $3
