-- Teachers of institution $1 whose classes were not over at $3: whether they teach the course or the subject of class $2; and who
-- has been a substitute there, how often. Index: offering_by_institution, session_substituted.
select
    k.teacher,
    max(case when k.course_id = own.course_id then 1 else 0 end) as same_course,
    max(case when o.subject = it.subject then 1 else 0 end) as same_subject,
    cast(0 as bigint) as times
from class own
join offering it on it.id = own.offering_id
join offering o on o.institution_id = $1
join class k on k.offering_id = o.id
where own.offering_id = $2 and o.state <> 'cancelled' and o.last_to > $3
group by k.teacher
union all
select x.substitute, 0, 0, count(*)
from offering o
join session x on x.offering_id = o.id
where o.institution_id = $1 and x.substitute <> '' and x.cancelled_at is null
group by x.substitute
