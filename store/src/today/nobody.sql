-- Classes of institution $1 with sessions after $2 for which nobody is settled: whoever teaches them is told by one of these words.
-- Index: offering_by_institution, session_by_offering.
select o.id, o.name, count(*) as sessions, min(x.starts_at) as first_at
from offering o
join class k on k.offering_id = o.id
join session x on x.offering_id = o.id
where o.institution_id = $1 and o.state <> 'cancelled' and o.last_to > $2
  and x.cancelled_at is null and x.starts_at > $2
  and coalesce(nullif(x.substitute, ''), nullif(x.own_teacher, ''), k.teacher)
      in ('', {unsettled})
group by o.id, o.name
order by 4, 1
