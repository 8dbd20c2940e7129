-- Whoever teaches sessions of institution $1 that begin after $2, class by class. Index: offering_by_institution.
select d.id, d.name, d.teacher, count(*) as sessions
from (
    select o.id, o.name, o.name_key, coalesce(nullif(x.substitute, ''), nullif(x.own_teacher, ''), k.teacher) as teacher
    from offering o
    join class k on k.offering_id = o.id
    join session x on x.offering_id = o.id
    where o.institution_id = $1 and o.state <> 'cancelled' and x.cancelled_at is null and x.starts_at > $2
) d
group by d.id, d.name, d.name_key, d.teacher
order by d.name_key, d.id, d.teacher
