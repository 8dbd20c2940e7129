-- Everything a page shows of offerings; their ids follow.
select
    o.id, o.kind, o.name, o.subject, o.capacity, o.held, o.waiting, o.passed, o.staged,
    o.admission, o.allocation, o.opens_at, o.closes_at, o.state, o.state_reason, o.state_at,
    o.age_from, o.age_to, o.level, o.conditions_note, o.health_note,
    o.fee, o.contact, o.bring, o.note,
    o.first_at, o.first_to, o.last_at, o.last_to, o.session_count,
    case when o.telephone <> '' then o.telephone else i.telephone end as telephone,
    -- A shift meets wherever it is needed: the way to its team's office would lead astray.
    case when o.kind = 'shift' then coalesce(nullif(o.directions, ''), v.directions, '')
        else coalesce(nullif(o.directions, ''), nullif(c.directions, ''), i.directions) end as directions,
    i.id as institution_id, i.kind as institution_kind,
    case when c.id is null then i.name else i.name || ' ' || c.name end as institution_name,
    coalesce(nullif(c.address, ''), i.address) as institution_address,
    coalesce(nullif(c.directions, ''), i.directions) as institution_directions,
    i.telephone as institution_telephone,
    a.code as area_code, a.name as area_name,
    v.id as venue_id, v.name as venue_name, v.floor as venue_floor, v.directions as venue_directions,
    d.name as department, k.teacher, t.name as term,
    y.audience,
    h.team, h.skills, h.effort,
    w.id as draw_id, w.opens_at as draw_opens_at, w.closes_at as draw_closes_at, w.frozen_at,
    -- Held, without a look behind the texts of the draw: they are long, and a list has many rows.
    case when o.allocation = 'draw' then 0 else 1 end as draw_is_held
from offering o
join institution i on i.id = o.institution_id
join area a on a.code = i.area_code
left join campus c on c.id = o.campus_id
left join venue v on v.id = o.venue_id
left join class k on k.offering_id = o.id
left join course r on r.id = k.course_id
left join department d on d.id = r.department_id
left join term t on t.id = k.term_id
left join activity y on y.offering_id = o.id
left join shift h on h.offering_id = o.id
left join draw_offering p on p.offering_id = o.id and p.left_at is null
left join draw w on w.id = p.draw_id
where o.id in
