-- For everybody who wishes for something in draw $1: each earlier draw in which they wished for one of its courses; whether
-- they had a place in that course then (from the draw, or later from its waiting list), or could have had the one that they
-- were offered; and places of any course. What was called off since is as if nobody had wished for it.
select a.person_id, COURSE as course, d.drawn_at, max(c.term_id) as term_id,
    sum(case when w.answer = 'place' or s.id is not null then 1 else 0 end) as had_it,
    max((select count(*) from wish other where other.application_id = earlier.id
         and other.answer in ('place', 'clash_since'))) as places
from application a
join application earlier on earlier.person_id = a.person_id and earlier.ended_at is null
join draw d on d.id = earlier.draw_id and d.drawn_at is not null and d.id <> $1
join wish w on w.application_id = earlier.id and w.answer not in ('left_out', 'called_off')
join offering o on o.id = w.offering_id
left join class c on c.offering_id = o.id
left join sign_up s on s.offering_id = w.offering_id and s.person_id = a.person_id
    and (s.state = 'held' and s.answer_by is null or s.ended_as = 'held' or s.end_reason = 'declined'
        or exists (select 1 from decision k where k.sign_up_id = s.id and k.what = 'kept_waiting'))
where a.draw_id = $1 and a.ended_at is null and COURSE in (
    select COURSE from draw_offering drawn join offering o on o.id = drawn.offering_id
    left join class c on c.offering_id = o.id where drawn.draw_id = $1
)
group by a.person_id, COURSE, d.id, d.drawn_at
order by d.drawn_at, d.id
