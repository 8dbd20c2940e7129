-- What became of those who waited the times before: of each offering like $1 that has begun by $2, the latest first. Who was
-- in review waited for a coordinator's yes and in no line. Index: offering_by_institution, class_by_course.
select
    k.term_id, t.name as term_name, f.first_at, count(s.id) as waited, count(g.sign_up_id) as had_one,
    max(case when g.sign_up_id is not null then w.waiting + 1 end) as furthest
from offering o
join offering f on f.institution_id = o.institution_id and f.kind = o.kind and f.id <> o.id
    and f.first_at < o.first_at and f.first_at <= $2
left join class mine on mine.offering_id = o.id
left join class k on k.offering_id = f.id
left join term t on t.id = k.term_id
left join sign_up s on s.offering_id = f.id
    and exists (select 1 from decision d where d.sign_up_id = s.id and d.number = 1 and d.what = 'waiting' and d.basis <> 'approval')
left join decision w on w.sign_up_id = s.id and w.number = 1
left join (select distinct sign_up_id from decision where what in ('moved_up', 'accepted')) g on g.sign_up_id = s.id
where o.id = $1
  and (mine.course_id is null and f.name = o.name or mine.course_id is not null and k.course_id = mine.course_id)
group by f.id, f.first_at, k.term_id, t.name
order by f.first_at desc, f.id
