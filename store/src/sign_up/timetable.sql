-- Somebody's coming sessions. Index: sign_up_by_person, session_by_offering.
-- $1 person, $2 now, $3 only sign-ups of this state whose person is not asked anything, and of them only what takes place,
-- $4 how many at most.
select
    x.id as session_id, x.starts_at, x.ends_at, x.cancelled_at, x.cancel_reason, x.planned_from, x.planned_to,
    x.substitute, x.own_teacher, x.makes_up_for, o.id as offering_id, o.name, o.kind, o.allocation, o.session_count,
    s.id as sign_up_id, s.state, s.answer_by,
    POSITION,
    (select count(*) from session e
     where e.offering_id = x.offering_id and e.cancelled_at is null and (e.starts_at < x.starts_at or e.id = x.id)) as number,
    case when c.id is null then i.name else i.name || ' ' || c.name end as institution,
    v.id as venue_id, v.name as venue_name, v.floor as venue_floor, v.directions as venue_directions
from sign_up s
join offering o on o.id = s.offering_id
join session x on x.offering_id = s.offering_id
join institution i on i.id = o.institution_id
left join campus c on c.id = o.campus_id
left join venue v on v.id = x.venue_id
where s.person_id = $1
  and s.ended_at is null
  and x.ends_at > $2
  and ($3 is null or (s.state = $3 and s.answer_by is null and x.cancelled_at is null))
order by x.starts_at, o.name_key, x.id
limit $4
