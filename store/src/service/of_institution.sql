-- What is confirmed of everybody's service at institution $1, person by person and team by team: the same hours as a certificate
-- counts (certificate/service.sql). Index: offering_by_institution, session_by_offering.
select
    s.person_id, s.name, s.mobile, s.born_on, s.emergency_contact, s.emergency_telephone, s.team,
    count(*) as times, cast(sum(s.minutes) as bigint) as minutes
from (
    select
        p.id as person_id, p.name, p.name_key, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone, v.minutes,
        case when h.team = '' then o.name else h.team end as team
    from offering o
    join shift h on h.offering_id = o.id
    join session x on x.offering_id = o.id and x.cancelled_at is null
    join service v on v.session_id = x.id and v.replaced_at is null
    join attendance a on a.session_id = x.id and a.person_id = v.person_id and a.mark = 'present'
    join person p on p.id = v.person_id
    where o.institution_id = $1
) s
group by s.person_id, s.name, s.name_key, s.mobile, s.born_on, s.emergency_contact, s.emergency_telephone, s.team
order by s.name_key, s.person_id, s.team
