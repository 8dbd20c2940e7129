-- The sessions of institution $1 from $4 on in room $2, of whose teachers one may be $3 or of offering $5 (what is not asked for is
-- empty), cancelled ones too. Whether the name is one of several, or a part of another, is not told here. Indexes:
-- session_by_venue, session_by_offering.
select
    x.id, x.starts_at, x.ends_at, x.revision, o.name, o.kind, o.session_count,
    case when x.cancelled_at is not null or o.state = 'cancelled' then 1 else 0 end as is_off,
    v.id as venue_id, v.name as venue_name, v.floor as venue_floor, v.directions as venue_directions,
    i.name as institution_name,
    coalesce(nullif(x.substitute, ''), nullif(x.own_teacher, ''), c.teacher, '') as teacher
from session x
join offering o on o.id = x.offering_id
join institution i on i.id = o.institution_id
left join class c on c.offering_id = o.id
left join venue v on v.id = x.venue_id
where o.institution_id = $1 and x.ends_at > $4
  and ($2 = '' or x.venue_id = $2)
  and ($3 = '' or replace(c.teacher || ' ' || x.substitute || ' ' || x.own_teacher, $3, '')
       <> c.teacher || ' ' || x.substitute || ' ' || x.own_teacher)
  and ($5 = '' or o.id = $5)
order by x.starts_at, x.id
limit 2000
