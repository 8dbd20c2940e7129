-- What else one can sign up for now, or by then. Index: offering_by_subject, class_by_course.
-- $1 the offering that is full or over, $2 its kind, $3 its subject, $4 now, $5 codes of its city, $6 the instant at
-- which one would ask: now, or when that offering opens.
select o.id
from offering o
join institution i on i.id = o.institution_id
left join class k on k.offering_id = o.id
where o.kind = $2
  and o.id <> $1
  and o.id in (
        select same.id from offering same where same.kind = $2 and same.subject = $3
        union
        select other.offering_id from class own join class other on other.course_id = own.course_id
        where own.offering_id = $1)
  and o.state = 'open' and o.admission = 'sign_up' and o.allocation = 'in_order'
  and o.opens_at <= $6 and $4 < o.closes_at and o.last_to > $4
order by
    case when IS_FREE then 0 else 1 end,
    case when k.course_id = (select course_id from class where offering_id = $1) then 0 else 1 end,
    case when o.level = (select level from offering where id = $1) then 0 else 1 end,
    case when i.area_code like $5 then 0 else 1 end,
    o.first_at, o.name_key, o.id
-- More than are told: the rules leave some out.
limit 20
