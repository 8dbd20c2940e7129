-- Everybody who has a place on offering $1 or is marked at one of its sessions, by name, with the session and the mark; no session
-- where there is no mark. Indexes: sign_up_by_offering, session_by_offering.
select
    p.id as person_id, p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone,
    m.session_id, m.mark
from (
    select h.person_id from place_held h where h.offering_id = $1
    union
    select a.person_id from attendance a join session x on x.id = a.session_id
    where x.offering_id = $1 and a.mark is not null
) w
join person p on p.id = w.person_id
left join (
    select a.person_id, a.session_id, a.mark from attendance a join session x on x.id = a.session_id
    where x.offering_id = $1 and a.mark is not null
) m on m.person_id = w.person_id
order by p.name_key, p.id, m.session_id
