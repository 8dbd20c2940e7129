-- What else its institution has of the same course or subject as offering $1, with a free place at $2 that a counter may give. Index:
-- offering_by_institution.
select o.id
from offering own
join offering o on o.institution_id = own.institution_id and o.kind = own.kind and o.id <> own.id
left join class k on k.offering_id = o.id
left join class c on c.offering_id = own.id
where own.id = $1
  and (o.subject = own.subject or k.course_id = c.course_id)
  and o.state <> 'cancelled' and o.admission <> 'drop_in' and o.allocation <> 'draw' and o.last_to > $2
  and (o.capacity is null or o.held < o.capacity and (o.waiting = o.passed or o.allocation = 'approval'))
order by
    case when k.term_id = c.term_id then 0 else 1 end,
    case when k.course_id = c.course_id then 0 else 1 end,
    case when o.level = own.level then 0 else 1 end,
    o.first_at, o.name_key, o.id
-- More than are proposed: the rules leave some out.
limit 20
