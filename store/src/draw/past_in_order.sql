-- For everybody who wishes for something in draw $1: each term in which they signed up for one of its courses where places go in
-- the order of asking, once the first of these classes has begun ($2); whether they had a place there, or could have had the one
-- that they were offered; whether they waited for one, from before it began until it was over, and could have accepted; and other
-- classes of that term that they had and had asked for. What was called off is as if nobody had asked. Index: sign_up_by_person.
select a.person_id, COURSE as course, c.term_id, min(o.first_at) as began_at,
    sum(case when s.state = 'held' and s.answer_by is null or s.ended_as = 'held' or s.end_reason = 'declined'
        or exists (select 1 from decision k where k.sign_up_id = s.id and k.what = 'kept_waiting')
        then 1 else 0 end) as had_it,
    sum(case when s.state = 'waiting' and s.passed = 0 and s.joined_at < o.first_at and o.last_to <= $2
        and not exists (select 1 from decision k where k.sign_up_id = s.id and k.what = 'passed_over')
        then 1 else 0 end) as waited,
    max((select count(*) from sign_up other
         join class p on p.offering_id = other.offering_id
         join offering q on q.id = p.offering_id
         where other.person_id = a.person_id and p.term_id = c.term_id and q.state <> 'cancelled'
           and (other.claims is null or other.claims <> 'returning')
           and (other.state = 'held' and other.answer_by is null or other.ended_as = 'held'))) as places
from application a
join sign_up s on s.person_id = a.person_id
join class c on c.offering_id = s.offering_id
join offering o on o.id = c.offering_id
where a.draw_id = $1 and a.ended_at is null
  and o.state <> 'cancelled' and o.allocation = 'in_order' and o.first_at <= $2
  and COURSE in (
    select COURSE from draw_offering drawn join offering o on o.id = drawn.offering_id
    left join class c on c.offering_id = o.id where drawn.draw_id = $1
)
group by a.person_id, COURSE, c.term_id
order by 4, c.term_id
