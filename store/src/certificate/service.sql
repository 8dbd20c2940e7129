-- What is confirmed of the service of person $1 at shifts that began from $3 on and before $4, by institution and team; of
-- institution $2, or of all where that is null. Only while they are marked as present. Index: service_by_person.
select
    s.institution_id, s.institution_name, s.team,
    count(*) as times, cast(sum(s.minutes) as bigint) as minutes,
    min(s.starts_at) as first_at, max(s.starts_at) as last_at
from (
    select
        o.institution_id, i.name as institution_name, v.minutes, x.starts_at,
        case when h.team = '' then o.name else h.team end as team
    from service v
    join session x on x.id = v.session_id and x.cancelled_at is null
    join attendance a on a.session_id = x.id and a.person_id = v.person_id and a.mark = 'present'
    join offering o on o.id = x.offering_id
    join shift h on h.offering_id = o.id
    join institution i on i.id = o.institution_id
    where v.person_id = $1 and v.replaced_at is null
      and ($2 is null or o.institution_id = $2)
      and x.starts_at >= $3 and x.starts_at < $4
) s
group by s.institution_id, s.institution_name, s.team
order by s.institution_id, s.team
